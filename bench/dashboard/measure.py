"""Times the dashboard in Chromium beside folium's FastMarkerCluster and a minimal page.

python bench/dashboard/measure.py [--repeats 5] [--only days|opening|choosing]

Prints a Markdown table of medians (ms) and ratios.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright
from serving import ROOT, dateline, reference, serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PATIENCE = 180_000
DRAWN = """() => { const frame = document.querySelector('iframe[title*=folium]');
  try { return Number(frame.contentDocument.documentElement.dataset.drawn || 0); } catch (error) { return 0; } }"""
COUNT_LINE = "() => document.querySelector('.st-key-counts')?.innerText.split('\\n')[0]"
REPORTS_DRAWN = """() => [...document.querySelector('iframe[title*=folium]').contentDocument.querySelectorAll('.place')]
  .map((place) => place.getAttribute('aria-label')).sort().join('\\n')"""
# A cluster map is made anew by a change of its script: the old frame goes, a new one with clusters comes.
CLUSTERED = """() => { const frame = document.querySelector('iframe[title*=folium]');
  try { return !frame.dataset.seen && frame.contentDocument.querySelectorAll('.leaflet-marker-icon').length > 0; }
  catch (error) { return false; } }"""
MINIMAL = """() => { const frame = document.querySelector('iframe[title*=folium]');
  try { return frame.contentDocument.querySelectorAll('path').length > 0; } catch (error) { return false; } }"""


def timed(act: Callable[[], None], done: Callable[[], None]) -> float:
    """Milliseconds from an act until it is done."""
    start = time.perf_counter()
    act()
    done()
    return (time.perf_counter() - start) * 1000


# From the key that is pressed next to the first frame in which the condition holds, by the browser's own clock: what
# drives the browser takes longer to be told of it than Dateline takes.
STOPWATCH = """(condition) => { const holds = eval(condition); window.took = null;
  addEventListener('keydown', (key) => {
    const look = () => {
      if (holds()) window.took = performance.now() - key.timeStamp; else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true }); }"""


def after_key(page: Page, key: str, condition: str) -> float:
    """Milliseconds from the press of a key until a condition holds."""
    page.evaluate(STOPWATCH, condition)
    page.keyboard.press(key)
    page.wait_for_function("() => window.took !== null", timeout=PATIENCE)
    return float(page.evaluate("() => window.took"))


def until(page: Page, condition: str) -> None:
    """Wait for a condition, looked at with every frame that the browser paints."""
    page.wait_for_function(condition, timeout=PATIENCE, polling="raf")


def new_page(browser: Browser) -> Page:
    """A window of its own."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def filter_ours(browser: Browser, url: str, repeats: int) -> tuple[list[float], list[float]]:
    """Filter change → map redrawn; → everything else answered by the server too.

    What the browser drew by itself must be what the server draws in the end.
    """
    page = new_page(browser)
    page.goto(url)
    until(page, f"() => ({DRAWN})() > 0")
    page.wait_for_timeout(3000)
    page.get_by_role("slider").first.focus()
    drawn, answered = [], []
    for _ in range(repeats + 1):
        before, said = page.evaluate(DRAWN), page.evaluate(COUNT_LINE)
        start = time.perf_counter()
        drawn.append(after_key(page, "ArrowRight", f"() => ({DRAWN})() > {before}"))
        at_once = page.evaluate(REPORTS_DRAWN)
        page.wait_for_function(f"(said) => ({COUNT_LINE})() !== said", arg=said, timeout=PATIENCE, polling="raf")
        answered.append((time.perf_counter() - start) * 1000)
        page.wait_for_timeout(1500)
        assert page.evaluate(REPORTS_DRAWN) == at_once, "the server draws something else"
    page.context.close()
    return drawn[1:], answered[1:]


def filter_by_words(browser: Browser, url: str, repeats: int) -> list[float]:
    """A filter that only the server can answer → map redrawn."""
    page = new_page(browser)
    page.goto(url)
    until(page, f"() => ({DRAWN})() > 0")
    page.wait_for_timeout(3000)
    words = page.get_by_label("Words")
    times = []
    for number in range(repeats + 1):
        before = page.evaluate(DRAWN)
        words.fill(f"party {number % 9}")
        times.append(after_key(page, "Enter", f"() => ({DRAWN})() > {before}"))
        page.wait_for_timeout(1500)
    page.context.close()
    return times[1:]


def filter_clusters(browser: Browser, url: str, repeats: int) -> list[float]:
    """Filter change → clusters drawn in the new frame."""
    page = new_page(browser)
    page.goto(url)
    until(page, CLUSTERED)
    page.wait_for_timeout(3000)
    thumb = page.get_by_role("slider").first
    thumb.focus()
    times = []
    for _ in range(repeats + 1):
        page.evaluate("() => { document.querySelector('iframe[title*=folium]').dataset.seen = '1'; }")
        times.append(after_key(page, "ArrowRight", CLUSTERED))
        page.wait_for_timeout(1500)
    page.context.close()
    return times[1:]


def first_map(browser: Browser, url: str, ready: str, repeats: int) -> list[float]:
    """Address entered → map drawn, on a warm server with an empty browser cache."""
    times = []
    for _ in range(repeats + 1):
        page = new_page(browser)
        times.append(timed(lambda p=page: p.goto(url), lambda p=page: until(p, ready)))
        page.context.close()
    return times[1:]


def clicks(browser: Browser, url: str, repeats: int) -> tuple[list[float], list[float]]:
    """Click on a place → place marked; → its sentence highlighted in the text."""
    page = new_page(browser)
    page.goto(url)
    until(page, f"() => ({DRAWN})() > 0")
    page.wait_for_timeout(3000)
    page.evaluate(WATCH)
    marked, read = [], []
    for number in range(repeats + 1):
        times = page.evaluate(CLICK, number)
        marked.append(times[0])
        read.append(times[1])
        page.wait_for_timeout(800)
    page.context.close()
    return marked[1:], read[1:]


WATCH = """() => { window.panel = () => [...document.querySelectorAll('*')].map((e) => e.shadowRoot)
  .find((root) => root && root.querySelector('.frame')).querySelector('.frame'); }"""
CLICK = """async (number) => {
  const frame = document.querySelector('iframe[title*=folium]').contentDocument;
  const places = [...frame.querySelectorAll('.place')].filter((place) => !place.classList.contains('selected'));
  const place = places[number % places.length], id = place.dataset.place, start = performance.now();
  const before = window.panel().dataset.selected, paint = () => new Promise(requestAnimationFrame);
  place.click();
  while (!frame.querySelector(`.place.selected[data-place="${id}"]`)) await paint();
  const marked = performance.now() - start;
  while (window.panel().dataset.selected === before) await paint();
  return [marked, performance.now() - start];
}"""


def row(what: str, ours: list[float], theirs: list[float] | None, goal: str) -> str:
    """One line of the table."""
    mine = statistics.median(ours)
    if theirs is None:
        return f"| {what} | {mine:.0f} | | | {goal} |"
    other = statistics.median(theirs)
    return f"| {what} | {mine:.0f} | {other:.0f} | {mine / other:.3f} | {goal} |"


def days(browser: Browser, repeats: int) -> None:
    """Print how fast filters redraw the map, beside FastMarkerCluster."""
    for size, goal in ((10_000, "≤ 0.25"), (100_000, "≤ 0.067")):
        with serving(dateline(size)) as url:
            ours, answered = filter_ours(browser, url, repeats)
            worded = filter_by_words(browser, url, repeats)
        with serving(reference(size)) as url:
            theirs = filter_clusters(browser, url, repeats)
        print(row(f"days → map redrawn, {size:,} reports, against FastMarkerCluster", ours, theirs, goal))
        print(row(f"days → list, text and numbers too, {size:,} reports", answered, theirs, ""))
        print(row(f"words → map redrawn, {size:,} reports", worded, theirs, ""), flush=True)


def opening(browser: Browser, repeats: int) -> None:
    """Print how fast the first map is there, beside the minimal page, by turns."""
    with serving([str(ROOT / "tests/e2e/serve.py"), "plain"]) as url, serving(reference(0)) as other:
        ours, theirs = [], []
        for _ in range(repeats):
            ours += first_map(browser, url, f"() => ({DRAWN})() > 0", 1)
            theirs += first_map(browser, other, MINIMAL, 1)
    print(row("first map, warm server, against a minimal page with one map", ours, theirs, "≤ 1.3"), flush=True)


def choosing(browser: Browser, repeats: int) -> None:
    """Print how fast a click on a place is answered."""
    with serving([str(ROOT / "tests/e2e/serve.py"), "plain"]) as url:
        marked, read = clicks(browser, url, repeats)
    print(row("click on a place → marked in the browser", marked, None, "≤ 100 ms"))
    print(row("click on a place → its sentence highlighted", read, None, "≤ 400 ms"), flush=True)


PARTS = {"days": days, "opening": opening, "choosing": choosing}


def main() -> None:
    """Measure everything, or one part, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", choices=PARTS)
    arguments = parser.parse_args()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    print("| what | Dateline, ms | reference, ms | ratio | goal |\n| --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for part in [arguments.only] if arguments.only else PARTS:
            PARTS[part](browser, arguments.repeats)
        browser.close()


if __name__ == "__main__":
    main()
