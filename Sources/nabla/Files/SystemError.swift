// What the system says of files, in both languages: it knows its own sentences in English only, unless it is set up so.

import NablaLesson
import NablaSystem

enum SystemError {
  /// Why the system did not do what it was asked for.
  ///
  /// - Parameter code: as `errno` has it.
  static func reason(_ code: Int32) -> LocalizedText {
    LocalizedText(ko: korean(code), en: String(cString: strerror(code)))
  }

  private static func korean(_ code: Int32) -> String {
    switch code {
    case ENOENT: "그런 파일이나 폴더가 없어요"
    case EACCES, EPERM: "권한이 없어요"
    case ENOTDIR: "경로 가운데 폴더가 아닌 것이 있어요"
    case EISDIR: "파일이 아니라 폴더예요"
    case EEXIST: "이미 있어요"
    case ENOSPC: "디스크에 남은 자리가 없어요"
    case EDQUOT: "쓸 수 있는 디스크 용량을 다 썼어요"
    case EFBIG: "파일이 너무 커요"
    case EROFS: "읽기만 할 수 있는 파일 시스템이에요"
    case ENAMETOOLONG: "이름이 너무 길어요"
    case ELOOP: "링크가 돌고 돌아요"
    case EMFILE, ENFILE: "열린 파일이 너무 많아요"
    case EPIPE: "받는 프로그램이 이미 끝났어요"
    case EIO: "장치를 읽거나 쓰지 못했어요"
    case ENOMEM: "메모리가 모자라요"
    default: "시스템 오류 \(code)번이에요"
    }
  }
}
