"""A headless Chromium that opens the pages and moving pictures that nabla records: a part of .ci/foreign."""
import base64, json, os, re, subprocess, time


class Browser:
    """Chromium, spoken to through its debugging pipe, without a port and without a library."""

    def __init__(self):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()

        def place():
            # The browser reads at 3 and writes at 4.
            pair = os.dup(commands), os.dup(answers)
            os.dup2(pair[0], 3)
            os.dup2(pair[1], 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "about:blank"],
            pass_fds=(3, 4, commands, answers), preexec_fn=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.rest, self.number, self.events, self.session = b"", 0, [], None
        page = next(t for t in self("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for part in ("Page", "Runtime", "Network", "Log"): self(part + ".enable")

    def __call__(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session: message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                part = os.read(self.answers, 1 << 16)
                if not part: raise EOFError("the browser has ended")
                self.rest += part
            answer, self.rest = self.rest.split(b"\0", 1)
            answer = json.loads(answer)
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(answer["error"])
            else:
                return answer["result"]

    def open(self, path, width, height, touch):
        """Opens a file in a window of this size, and forgets what happened before."""
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if touch else 1,
             mobile=touch)
        self("Emulation.setTouchEmulationEnabled", enabled=touch)
        self("Page.navigate", url="about:blank")
        self.events = []
        self("Page.navigate", url=f"file://{path}")
        for _ in range(200):
            if self.js("location.protocol + document.readyState") == "file:complete": break
            time.sleep(0.02)

    def js(self, expression):
        result = self("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result: raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def key(self, key):
        text = key if len(key) == 1 else ""
        self("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
        self("Input.dispatchKeyEvent", type="keyUp", key=key)

    def click(self, id):
        x, y = self.js(f"(r => [r.x + r.width / 2, r.y + r.height / 2])(document.getElementById('{id}')"
                       ".getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def swipe(self, start, end, y):
        for kind, points in (("touchStart", [{"x": start, "y": y}]), ("touchMove", [{"x": end, "y": y}]), ("touchEnd", [])):
            self("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    def picture(self, path):
        path.write_bytes(base64.b64decode(self("Page.captureScreenshot", format="png")["data"]))

    def printed(self):
        return base64.b64decode(self("Page.printToPDF", preferCSSPageSize=True)["data"])

    def problems(self):
        """What went wrong in the page, and what it asked for beside itself."""
        wrong = [e["params"] for e in self.events if e.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]
        asked = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return wrong + asked[1:]

    def close(self):
        self("Browser.close")
        self.process.wait(timeout=20)


SAYS = "document.querySelector('#says p').textContent"
# The characters that stand in a picture, row by row; a group may be hidden.
LETTERS = """(() => {
  const rows = [];
  for (const text of document.querySelectorAll("text")) {
    if (getComputedStyle(text).visibility === "hidden") continue;
    const y = Math.floor(Number(text.getAttribute("y")) / 18);
    text.getAttribute("x").split(" ").forEach((x, n) => (rows[y] = rows[y] || []).push([Number(x), text.textContent[n]]));
  }
  return Array.from(rows, (row) => (row || []).sort((a, b) => a[0] - b[0]).map((cell) => cell[1]).join("").trim());
})()"""


def frames(page):
    return json.loads(re.search(r'id="recording">(.*?)</script>', page.read_text(), re.S)[1])


def check_page(browser, page, situations, wanted, folder):
    """Steps, clicks and swipes through a recording.

    situations: what training printed. wanted: the rows of the last frame. Returns what is wrong, as sentences.
    """
    wrong = []
    recording = frames(page)
    places = [tuple(frame[1:3]) for frame in recording["frames"]]

    def expect(condition, what):
        if not condition: wrong.append(f"{what}: {browser.js(SAYS)}")

    def now():
        return int(browser.js("document.getElementById('place').value"))

    for width, height, touch in ((390, 844, True), (1280, 800, False)):
        browser.open(page, width, height, touch)
        browser.picture(folder / f"{page.stem}.{width}.png")
        expect(browser.js("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width}")
        # By steps, with the numbers of each.
        seen = []
        while not seen or seen[-1] != now():
            seen.append(now())
            step, cost = re.search(r"(\d+) .*C = (\S+)", browser.js(SAYS)).groups()
            true = situations[int(step)]["cost"]
            expect(int(step) == places[now()][0] and abs(float(cost) - true) <= 5e-6 * abs(true), f"C is {true}")
            browser.key("]")
        expect([places[n][0] for n in seen[:-1]] == sorted({p[0] for p in places})[:len(seen) - 1], "] misses a step")
        # Once more to the end, where the letters are those of the snapshot.
        browser.key("End")
        expect(now() == len(places) - 1, "End")
        browser.js("document.querySelector('details').open = true")
        time.sleep(0.05)
        shown = browser.js("document.getElementById('characters').textContent").rstrip("\n").split("\n")
        expect(shown == wanted, f"other letters: {[p for p in zip(shown, wanted) if p[0] != p[1]][:2]}")
        hangul = "[...document.querySelectorAll('text')].flatMap(t => [...t.textContent].map((c, n) => " \
                 "c >= '가' && c <= '힣' ? t.getExtentOfChar(n).width : 15)).filter(w => w < 13 || w > 18).length"
        expect(browser.js(hangul) == 0, "Korean is not two cells wide")
        browser.key("Home")
        expect(now() == 0, "Home")
        beat = next((n for n, place in enumerate(places) if place != places[0]), 0)
        for go in [lambda: browser.key("ArrowRight"), lambda: browser.click("next-beat")] + (
                [lambda: browser.swipe(300, 100, 120)] if touch else []):
            go()
            expect(now() == beat, "the next beat")
            browser.key("ArrowLeft")
            expect(now() == 0, "the beat before")
        if len(places) > 1:
            browser.click("play")
            expect(browser.js("document.getElementById('says').getAttribute('aria-live')") == "off", "playing is told")
            browser.js("document.getElementById('speed').click(); document.getElementById('speed').click()")
            for _ in range(100):
                if now(): break
                time.sleep(0.05)
            expect(now() > 0, "it does not play")
            browser.key(" ")
            stopped = now()
            time.sleep(0.2)
            expect(now() == stopped, "it does not pause")
        if not browser.printed().startswith(b"%PDF"): wrong.append("it does not print")
        wrong += browser.problems()
    return wrong


def check_moving(browser, picture, page):
    """The letters of a moving picture at some times, against those of the page."""
    wrong = []
    recording = frames(page)
    drawn = set(recording["shapes"]) | {" "}
    chosen = recording["frames"][:: max(1, len(recording["frames"]) // 4)]
    wanted = []
    for frame in chosen:
        browser.open(page, 1280, 800, False)
        browser.js("document.querySelector('details').open = true")
        for _ in range(recording["frames"].index(frame)):
            browser.js("place.value = Number(place.value) + 1; place.dispatchEvent(new Event('input'))")
        time.sleep(0.05)
        text = browser.js("document.getElementById('characters').textContent").split("\n")
        wanted.append(["".join(c for c in row if c not in drawn) for row in text[:recording["size"][1]]])
    browser.open(picture, 1280, 800, False)
    browser.js("document.documentElement.pauseAnimations()")
    for frame, rows in zip(chosen, wanted):
        browser.js(f"document.documentElement.setCurrentTime({frame[0] / 1000 + 0.01})")
        shown = browser.js(LETTERS)
        shown = [row.replace(" ", "") for row in shown] + [""] * (len(rows) - len(shown))
        if shown != rows: wrong.append(f"{frame[0]} ms: {[p for p in zip(shown, rows) if p[0] != p[1]][:2]}")
    return wrong + browser.problems()
