// A field to type a number into.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

struct InputBox: Page {
  @Shown var model: Model
  let field: TextField
  let purpose: InputPurpose

  var box: Rect {
    let width = min(model.size.columns, 72)
    let height = min(model.size.rows, 4)
    return Rect(x: (model.size.columns - width) / 2, y: max(0, model.size.rows / 2 - 2), width: width, height: height)
  }

  var closesByClick: Bool { false }

  func handle(_ key: Key, in model: inout Model) -> [Command]? {
    model.handleInField(key, field, for: purpose)
    return []
  }

  func paste(_ text: String, in model: inout Model) -> Bool {
    var field = field
    field.insert(text)
    model.overlay = .input(field, for: purpose)
    return true
  }

  func controls(_ pencil: Pencil) -> [Control] {
    guard model.toast == nil, box.height == 4 else { return [] }
    return SearchLine.footer(pencil.words(.inputFooter), in: box).controls
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.box(Box(box, title: title(pencil), isFocused: true), symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    TypedText(field, placeholder: current(pencil))
      .draw(x: inner.x + 1, y: inner.y, width: inner.width - 3, of: &frame, pencil)
    guard inner.height > 1 else { return }
    let footer = model.toast.map { pencil.words($0.phrase) } ?? pencil.words(.inputFooter)
    pencil.put(
      footer, Style(model.toast == nil ? .dim : .warning), x: inner.x + 1, y: inner.y + 1, width: inner.width - 2,
      in: &frame)
  }

  private func title(_ pencil: Pencil) -> String {
    switch purpose {
    case .seed: return Label.askSeed.text(in: pencil.language)
    case .value(let parameter): return Label.askValue(model.names.name(at: parameter)).text(in: pencil.language)
    case .assumption(_, let symbol):
      return pencil.words(DerivationLabel.askOwnValue(symbol))
    }
  }

  /// What the number is now, to type over.
  private func current(_ pencil: Pencil) -> String {
    switch purpose {
    case .seed: return "\(model.workspace.history.experiment.initialization.seed)"
    case .value(let parameter): return Numeral.exact(model.situation.parameters[parameter])
    case .assumption: return model.assumableRow.map { Words.short($0.value) } ?? ""
    }
  }
}
