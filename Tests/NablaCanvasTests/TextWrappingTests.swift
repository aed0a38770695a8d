import NablaCanvas
import Testing

@Suite struct TextWrappingTests {
  @Test func `lines break at blanks`() {
    #expect("How wrong is the output?".wrapped(to: 10) == ["How wrong", "is the", "output?"])
    #expect("one two".wrapped(to: 7) == ["one two"])
    #expect("one two ".wrapped(to: 7) == ["one two"])
    #expect("".wrapped(to: 7) == [""])
  }

  @Test func `a Korean word goes to the next line whole, and breaks at syllables only where it must`() {
    #expect("가중치를 아래로 옮긴다".wrapped(to: 16) == ["가중치를 아래로", "옮긴다"])
    #expect("역전파알고리즘".wrapped(to: 8) == ["역전파알", "고리즘"])
    #expect("학습률learning".wrapped(to: 8) == ["학습률", "learning"])
  }

  @Test func `no line begins with closing punctuation`() {
    #expect("역전파알.".wrapped(to: 8) == ["역전파", "알."])
    #expect("가나다라)마".wrapped(to: 8) == ["가나다", "라)마"])
    #expect("a bc ) d".wrapped(to: 4) == ["a", "bc )", "d"])
    #expect("w 50 %".wrapped(to: 4) == ["w", "50 %"])
    #expect("η · δ · a".wrapped(to: 5) == ["η ·", "δ · a"])
  }

  @Test func `no line ends with an opening bracket`() {
    #expect("가나다(라마바)".wrapped(to: 7) == ["가나다", "(라마", "바)"])
  }

  @Test func `a word longer than the line is cut anywhere`() {
    #expect("abcdefgh".wrapped(to: 3) == ["abc", "def", "gh"])
  }

  @Test func `line ends stay and so does indentation`() {
    #expect("a\n\nb".wrapped(to: 9) == ["a", "", "b"])
    #expect("  δ = 2(a - y)".wrapped(to: 20) == ["  δ = 2(a - y)"])
    #expect("  δ = long".wrapped(to: 7) == ["  δ =", "long"])
  }

  @Test func `any width ends, and no line is wider where characters fit`() {
    let text = "출력은 얼마나 틀렸나? (∂C/∂z) 0.538 − 1 = −0.462, 따라서 \"아래로\"… abcdefghijklmnop"
    #expect(text.wrapped(to: 0) == [])
    #expect(text.wrapped(to: -5) == [])
    for width in 2...80 {
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { TextWidth.of($0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
