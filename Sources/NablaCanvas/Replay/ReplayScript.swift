// The script of a page that plays a recording: plain and readable, because it is read in the page as well.

extension ReplayPage {
  static let script = #"""
    "use strict";
    (() => {
      // The recording. A frame is [milliseconds, step, beat, words, changes]; changes are runs of cells, three elements
      // each: how many cells after the last run it begins, its look, and its characters or the number of its blanks.
      const recording = JSON.parse(document.getElementById("recording").textContent);
      const { frames, looks, shapes, paper, say } = recording;
      const [columns, rows] = recording.size;
      const wide = new Set(recording.wide);
      const cellWidth = 9, cellHeight = 18;
      const find = (id) => document.getElementById(id);

      // Cells: the characters (0: the right half of a wide one) and the looks of the frame that is shown.
      const keyframes = [];
      const keyframeDistance = 64;
      let glyphs = new Uint32Array(columns * rows).fill(32);
      let styles = new Uint16Array(columns * rows);
      let decoded = -1;

      function apply(changes) {
        let place = 0;
        const put = (glyph, look) => { glyphs[place] = glyph; styles[place] = look; place += 1; };
        for (let index = 0; index < changes.length; index += 3) {
          place += changes[index];
          const look = changes[index + 1], text = changes[index + 2];
          if (typeof text === "number") {
            for (let count = 0; count < text; count += 1) put(32, look);
          } else {
            for (const glyph of text) {
              put(glyph.codePointAt(0), look);
              if (wide.has(glyph)) put(0, look);
            }
          }
        }
      }

      function decode(number) {
        const key = Math.min(Math.floor(number / keyframeDistance), keyframes.length - 1);
        if (key >= 0 && (number < decoded || key * keyframeDistance > decoded)) {
          decoded = key * keyframeDistance;
          glyphs = keyframes[key].glyphs.slice();
          styles = keyframes[key].styles.slice();
        }
        while (decoded < number) {
          decoded += 1;
          apply(frames[decoded][4]);
          if (decoded === keyframes.length * keyframeDistance) {
            keyframes.push({ glyphs: glyphs.slice(), styles: styles.slice() });
          }
        }
      }

      // The picture: a group for each row, drawn again where one of its cells has changed.
      const picture = find("picture");
      const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
      picture.innerHTML = `<rect width="${columns * cellWidth}" height="${rows * cellHeight}" fill="${paper}"/>`
        + "<g></g>".repeat(rows);
      const groups = Array.from(picture.querySelectorAll("g"));
      const drawn = new Array(rows).fill("");

      function rowMarkup(y) {
        const layers = { crisp: new Map(), lines: new Map(), dots: new Map() };
        let texts = "", run = null;
        const add = (layer, attributes, path) =>
          layers[layer].set(attributes, (layers[layer].get(attributes) || "") + path);
        const top = y * cellHeight;
        const bar = (x, y, width, height) => `M${x} ${y}h${width}v${height}h-${width}z`;
        function endText() {
          if (!run) return;
          const [ink, , bits] = looks[run.look];
          texts += `<text y="${top + 14}" x="${run.places.join(" ")}" fill="${ink}"`
            + `${bits & 1 ? ' font-weight="bold"' : ""}>${run.text}</text>`;
          run = null;
        }
        for (let x = 0; x < columns;) {
          const place = y * columns + x, look = styles[place], left = x * cellWidth;
          const [ink, ground, bits] = looks[look];
          const glyph = String.fromCodePoint(glyphs[place] || 32);
          let cells = wide.has(glyph) ? 2 : 1;
          // Cells of one background are one bar.
          if (ground !== paper && (x === 0 || looks[styles[place - 1]][1] !== ground)) {
            let end = x + cells;
            while (end < columns && looks[styles[y * columns + end]][1] === ground) end += 1;
            add("crisp", `fill="${ground}"`, bar(left, top, (end - x) * cellWidth, cellHeight));
          }
          if (bits & 2) add("lines", `fill="${ink}"`, bar(left, top + 16, cells * cellWidth, 1));
          const shape = shapes[glyph];
          if (shape) {
            const path = `M${left} ${top}${bits & 1 && shape[2] ? shape[2] : shape[1]}`;
            if (shape[0] < 0) add("dots", `stroke="${ink}"`, path);
            else if (shape[0] === 0) add("lines", `fill="${ink}"`, path);
            else add("crisp", `fill="${ink}" fill-opacity="${shape[0] / 100}"`, path);
          }
          if (shape || glyph === " ") {
            endText();
          } else {
            if (run && (run.look !== look || glyph.length > 1)) endText();
            if (!run) run = { look, text: "", places: [] };
            run.text += escapes[glyph] || glyph;
            run.places.push(cells === 2 ? left + 1.5 : left);
            if (glyph.length > 1) endText();
          }
          x += cells;
        }
        endText();
        const paths = (layer) => Array.from(layers[layer], ([key, path]) => `<path ${key} d="${path}"/>`).join("");
        return `<g class="crisp">${paths("crisp")}</g>${paths("lines")}<g class="dots">${paths("dots")}</g>${texts}`;
      }

      function draw() {
        for (let y = 0; y < rows; y += 1) {
          const part = [y * columns, (y + 1) * columns];
          const key = `${glyphs.subarray(...part)}|${styles.subarray(...part)}`;
          if (key !== drawn[y]) groups[y].innerHTML = rowMarkup(y);
          drawn[y] = key;
        }
      }

      // What is said of a frame.
      const says = find("says"), place = find("place"), count = find("count"), characters = find("characters");
      const details = document.querySelector("details");
      let spoken = -1, now = -1;
      place.max = frames.length - 1;

      function text() {
        let lines = "";
        for (let y = 0; y < rows; y += 1) {
          const row = Array.from(glyphs.subarray(y * columns, (y + 1) * columns)).filter((glyph) => glyph);
          lines += String.fromCodePoint(...row).trimEnd() + "\n";
        }
        return lines;
      }

      function show(number) {
        number = Math.max(0, Math.min(number, frames.length - 1));
        if (number === now) return;
        now = number;
        decode(now);
        draw();
        const words = frames[now][3];
        if (words !== spoken) {
          says.textContent = "";
          for (const line of recording.words[words]) {
            says.appendChild(document.createElement("p")).textContent = line;
          }
          spoken = words;
        }
        place.value = now;
        place.setAttribute("aria-valuetext", recording.words[words][0] || String(now + 1));
        count.textContent = `${now + 1}/${frames.length}`;
        if (details.open) characters.textContent = text();
      }

      // Going on: by time while it plays, else by the first frames of steps and of beats.
      let playing = false, clock = 0, last = 0, speed = 1;
      const play = find("play");

      function setPlaying(value) {
        playing = value;
        play.textContent = playing ? "❚❚" : "▶";
        play.title = playing ? say.pause : say.play;
        play.setAttribute("aria-label", play.title);
        // Frames that go by are not read aloud.
        says.setAttribute("aria-live", playing ? "off" : "polite");
        if (!playing) return;
        if (now === frames.length - 1) show(0);
        clock = frames[now][0];
        last = performance.now();
        requestAnimationFrame(tick);
      }

      function tick(time) {
        if (!playing) return;
        clock += Math.max(0, time - last) * speed;
        last = time;
        let next = now;
        while (next + 1 < frames.length && frames[next + 1][0] <= clock) next += 1;
        show(next);
        if (now === frames.length - 1 && clock >= recording.end) setPlaying(false);
        else requestAnimationFrame(tick);
      }

      function seek(number) {
        setPlaying(false);
        show(number);
      }

      const isSame = (a, b, unit) => a[1] === b[1] && (unit === "step" || a[2] === b[2]);

      function firstOf(number, unit) {
        while (number > 0 && isSame(frames[number - 1], frames[number], unit)) number -= 1;
        return number;
      }

      function forward(unit) {
        let number = now;
        while (number < frames.length - 1 && isSame(frames[number], frames[now], unit)) number += 1;
        seek(number);
      }

      // Within a step back to its beginning, as in the program.
      function back(unit) {
        const first = firstOf(now, unit);
        seek(unit === "step" && first < now ? first : firstOf(Math.max(0, first - 1), unit));
      }

      function setSpeed(value) {
        speed = value;
        find("speed").textContent = `${speed}×`;
      }
      const speeds = [0.25, 0.5, 1, 2, 4];
      const otherSpeed = (offset) =>
        setSpeed(speeds[Math.max(0, Math.min(speeds.indexOf(speed) + offset, speeds.length - 1))]);

      // Keys, buttons and touch.
      const deeds = {
        " ": () => setPlaying(!playing),
        ArrowLeft: () => back("beat"), ArrowRight: () => forward("beat"),
        "[": () => back("step"), "]": () => forward("step"),
        Home: () => seek(0), End: () => seek(frames.length - 1),
        "<": () => otherSpeed(-1), ">": () => otherSpeed(1),
      };
      const buttons = {
        "play": deeds[" "], "previous-beat": deeds.ArrowLeft, "next-beat": deeds.ArrowRight,
        "previous-step": deeds["["], "next-step": deeds["]"],
        "speed": () => setSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length]),
        "enlarge": () => document.body.classList.toggle("large"),
      };
      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || !deeds[event.key]) return;
        // A button or a summary that has the focus keeps its own space bar.
        if (event.key === " " && event.target.closest("button, summary")) return;
        event.preventDefault();
        deeds[event.key]();
      });
      for (const id of Object.keys(buttons)) {
        find(id).addEventListener("click", (event) => {
          buttons[id]();
          if (event.detail) event.currentTarget.blur();
        });
      }
      place.addEventListener("input", () => seek(Number(place.value)));
      details.addEventListener("toggle", () => { if (details.open) characters.textContent = text(); });
      let start = null;
      picture.addEventListener("pointerdown", (event) => { start = [event.clientX, event.clientY]; });
      picture.addEventListener("pointerup", (event) => {
        if (!start || event.button !== 0) return;
        const x = event.clientX - start[0], y = event.clientY - start[1];
        start = null;
        if (Math.hypot(x, y) < 8) setPlaying(!playing);
        else if (event.pointerType === "touch" && Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) {
          if (x < 0) forward("beat"); else back("beat");
        }
      });

      // An address that ends in #step-3 begins there.
      function goToAddress() {
        const match = /^#step-(\d+)$/.exec(location.hash);
        const number = match ? frames.findIndex((frame) => frame[1] === Number(match[1])) : -1;
        if (number >= 0) seek(number);
      }
      window.addEventListener("hashchange", goToAddress);
      show(0);
      goToAddress();
    })();

    """#
}
