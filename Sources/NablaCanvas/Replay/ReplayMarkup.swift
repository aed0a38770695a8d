// The elements and the style of a page that plays a recording.

extension ReplayPage {
  /// The page's head: no address outside of it can be reached, because its policy allows none.
  static func head(_ words: ReplayWords, _ theme: Theme) -> String {
    let isLight = theme.paper.red > 127
    return """
      <!DOCTYPE html>
      <html lang="\(SVGText.escaped(words.language))">
      <head>
      <meta charset="utf-8">
      <title>\(SVGText.escaped(words.title))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="nabla">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'">
      <style>
      :root { color-scheme: \(isLight ? "light" : "dark"); --paper: \(theme.paper.hex); --ink: \(theme.ink.hex); }
      \(style)</style>
      </head>

      """
  }

  /// What is on the page; the picture is empty until the script fills it.
  static func body(_ words: ReplayWords, _ size: Size) -> String {
    func button(_ name: String, _ sign: String, _ label: String) -> String {
      let label = SVGText.escaped(label)
      return "<button id=\"\(name)\" type=\"button\" title=\"\(label)\" aria-label=\"\(label)\">\(sign)</button>"
    }
    let width = size.columns * SVGGlyph.cellWidth
    let height = size.rows * SVGGlyph.cellHeight
    return """
      <body style="--width: \(width)px">
      <h1>\(SVGText.escaped(words.title))</h1>
      <noscript><p>\(SVGText.escaped(words.needsScript))</p></noscript>
      <div id="view"><svg id="picture" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="says" \
      font-family="\(SVGText.fonts)" font-size="15"></svg></div>
      <div id="says" role="status" aria-live="polite"></div>
      <div id="controls">
      <div id="scrub">
      <input id="place" type="range" min="0" value="0" step="1" aria-label="\(SVGText.escaped(words.frame))">
      <output id="count" for="place"></output>
      </div>
      <div id="buttons">
      \(button("previous-step", "⇤", words.previousStep))
      \(button("previous-beat", "←", words.previousBeat))
      \(button("play", "▶", words.play))
      \(button("next-beat", "→", words.nextBeat))
      \(button("next-step", "⇥", words.nextStep))
      \(button("speed", "1×", words.speed))
      \(button("enlarge", "⤢", words.enlarge))
      <p id="keys">\(SVGText.escaped(words.keys))</p>
      </div>
      </div>
      <details><summary>\(SVGText.escaped(words.characters))</summary><pre id="characters"></pre></details>

      """
  }

  private static let style = """
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 0.5rem; max-width: max(40rem, calc(var(--width) * 1.6));
      background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
    h1 { margin: 0 0 0.25rem; font-size: 1rem; font-weight: 600; }
    #view { overflow-x: auto; touch-action: pan-y pinch-zoom; }
    #picture { display: block; width: 100%; max-height: max(12rem, calc(100vh - 15.5rem)); margin: 0 auto; }
    .large #view { touch-action: auto; }
    .large #picture { width: calc(var(--width) * 1.25); max-height: none; }
    #picture .crisp { shape-rendering: crispEdges; }
    #picture .dots { fill: none; stroke-width: 2.5; stroke-linecap: round; }
    #says { min-height: 4.5em; margin: 0.5rem 0; overflow-wrap: anywhere; }
    #says p { margin: 0; }
    #says p:first-child { font-weight: 600; font-variant-numeric: tabular-nums; }
    #scrub { display: flex; gap: 0.75rem; align-items: center; }
    #place { flex: 1; min-width: 0; height: 2.75rem; margin: 0; accent-color: var(--ink); }
    #buttons { display: flex; gap: 0.4rem; }
    button { min-width: 2.75rem; min-height: 2.75rem; padding: 0 0.5rem; border: 1px solid; border-radius: 0.5rem;
      background: none; color: inherit; font: inherit; cursor: pointer; touch-action: manipulation; }
    :focus-visible { outline: 3px solid; outline-offset: 2px; }
    #count { font-variant-numeric: tabular-nums; }
    @media (max-width: 30rem) { button { flex: 1; min-width: 2.5rem; } }
    #keys { margin: 0 0 0 0.5rem; align-self: center; font-size: 0.875rem; }
    details { margin-top: 0.5rem; }
    pre { overflow-x: auto; font-family: monospace; line-height: 1.2; }
    @media (max-width: 40rem), (pointer: coarse) { #keys { display: none; } }
    @media print {
      @page { size: landscape; }
      body { max-width: none; background: none; color: #000; }
      #picture { max-height: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .large #picture { width: 100%; }
      #controls, details { display: none; }
    }

    """
}
