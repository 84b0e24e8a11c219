"""What a reader sees: pages and notebooks in a real, headless Chromium.

The browser is the one of the system (Debian's package ``chromium``), driven by Playwright. Every look uses a fresh
context. Requests that would leave the machine are recorded and refused.

>>> with Browser() as browser:  # doctest: +SKIP
...     seen = browser.look(Path("page.html"), scheme="dark", elements=["td"])
...     assert not seen.outside
...     assert all(cell.contrast >= 4.5 for cell in seen.elements["td"])
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypeAlias
from urllib.parse import quote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Page, Playwright, Route

Scheme: TypeAlias = Literal["light", "dark"]
Rgb: TypeAlias = tuple[int, int, int]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # a container's root has no user namespace to give
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
PATIENCE = 60.0  # seconds: a first start of JupyterLab on a busy machine with two cores

# Colours as the reader sees them: a canvas turns any CSS colour into RGBA bytes, and translucent layers are laid
# over each other from the page's own canvas up to the element.
LOOK_AT_ELEMENTS = """
(elements) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const probe = document.createElement("div");
  probe.style.backgroundColor = "Canvas";
  document.documentElement.append(probe);
  const base = rgba(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return elements.map((element) => {
    const chain = [];
    for (let node = element; node; node = node.parentElement) chain.unshift(getComputedStyle(node));
    const background = chain.reduce((below, style) => over(rgba(style.backgroundColor), below), base);
    const colour = rgba(getComputedStyle(element).color);
    colour[3] *= chain.reduce((product, style) => product * Number(style.opacity), 1);
    return {
      text: (element.innerText ?? element.textContent).trim(),
      title: element.getAttribute("title"),
      foreground: over(colour, background).map(Math.round),
      background: background.map(Math.round),
    };
  });
}
"""


@dataclass(frozen=True)
class Element:
    """One element as it is rendered."""

    text: str
    title: str | None
    foreground: Rgb
    background: Rgb

    @property
    def contrast(self) -> float:
        """The contrast ratio of WCAG 2, from 1 to 21; 4.5 is readable."""
        dark, light = sorted((luminance(self.foreground), luminance(self.background)))
        return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Sight:
    """What one look at a page showed."""

    text: str
    """The visible text: hidden elements are left out."""
    elements: Mapping[str, tuple[Element, ...]]
    """The elements found by each selector, in document order."""
    requests: tuple[str, ...]
    """Every URL that the page asked for, web sockets too, whether it was answered or refused."""
    errors: tuple[str, ...]
    """Uncaught exceptions of the page's scripts."""

    @property
    def outside(self) -> tuple[str, ...]:
        """The requests that would have left the machine."""
        return tuple(url for url in self.requests if not is_local(url))


class Browser:
    """A headless Chromium; a context manager."""

    def __init__(self, executable: str | None = None) -> None:
        self._executable = executable or require_browser()
        self._playwright: Playwright
        self._chromium: Chromium

    def __enter__(self) -> Self:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._chromium = self._playwright.chromium.launch(executable_path=self._executable, args=FLAGS)
        return self

    def __exit__(self, *_: object) -> None:
        self._chromium.close()
        self._playwright.stop()

    def look(
        self,
        target: Path | str,
        *,
        scheme: Scheme = "light",
        ready: str = "body",
        clicks: Sequence[str] = (),
        within: str = "body",
        elements: Sequence[str] = (),
        screenshot: Path | None = None,
    ) -> Sight:
        """Open a file or a URL of this machine and look at it.

        Parameters
        ----------
        target
            A local file, or a URL.
        scheme
            What ``prefers-color-scheme`` answers.
        ready
            The selector that must be visible before the look.
        clicks
            Selectors to click before the look, one after the other.
        within
            The selector whose visible text is returned.
        elements
            Selectors of elements to look at closely.
        screenshot
            Where to write a PNG of the whole page.
        """
        url = target.resolve().as_uri() if isinstance(target, Path) else target
        with self._context(scheme) as context:
            requests: list[str] = []
            errors: list[str] = []
            context.on("request", lambda request: requests.append(request.url))
            page = context.new_page()
            page.on("websocket", lambda socket: requests.append(socket.url))
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(url, wait_until="load")
            page.locator(ready).first.wait_for(timeout=PATIENCE * 1000)
            for selector in clicks:
                page.locator(selector).click(timeout=PATIENCE * 1000)
            settle(page)
            seen = {selector: look_at(page, selector) for selector in elements}
            text = "\n".join(page.locator(within).all_inner_texts())
            if screenshot is not None:
                page.screenshot(path=screenshot, full_page=True)
        return Sight(text, seen, tuple(requests), tuple(errors))

    def judge(self, page: Path, *, scheme: Scheme = "light") -> list[str]:
        """What axe-core finds wrong with a page's accessibility: the rule and the first element that breaks it."""
        from axe_playwright_python.sync_playwright import Axe

        with self._context(scheme) as context:
            opened = context.new_page()
            opened.goto(page.resolve().as_uri(), wait_until="load")
            found = Axe().run(opened).response["violations"]
        return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]

    def overflow(self, page: Path, *, width: int, medium: Literal["screen", "print"] = "screen") -> int:
        """How many pixels a page is wider than the window or paper that it is shown on."""
        with self._context("light") as context:
            opened = context.new_page()
            opened.set_viewport_size({"width": width, "height": 900})
            opened.emulate_media(media=medium)
            opened.goto(page.resolve().as_uri(), wait_until="load")
            settle(opened)
            script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            return int(opened.evaluate(script))

    def look_in_lab(
        self,
        notebook: Path,
        *,
        theme: Scheme = "light",
        elements: Sequence[str] = (),
        screenshot: Path | None = None,
    ) -> Sight:
        """Open a copy of a notebook in a real JupyterLab of its own, where nothing is trusted, and look at it.

        The text is that of the notebook's outputs. There is no kernel: what shows is what the file holds.
        """
        with JupyterLab(notebook, theme=theme) as lab:
            return self.look(
                lab.url,
                scheme=theme,
                ready=f"body[data-jp-theme-name='{theme_name(theme)}'] .jp-OutputArea-output",
                clicks=[".jp-Dialog .jp-mod-reject"],
                within=".jp-OutputArea-output",
                elements=elements,
                screenshot=screenshot,
            )

    @contextmanager
    def _context(self, scheme: Scheme) -> Iterator[BrowserContext]:
        context = self._chromium.new_context(
            color_scheme=scheme, service_workers="block", viewport={"width": 1200, "height": 900}
        )
        try:
            context.route("**/*", stay_here)
            yield context
        finally:
            context.close()


class JupyterLab:
    """A JupyterLab on a free port of 127.0.0.1, with one notebook, settings of its own and no kernel.

    Its data directory is new, so that no notebook is trusted: HTML outputs pass through JupyterLab's sanitiser, as
    they do for a colleague who opens a file that was sent.
    """

    def __init__(self, notebook: Path, *, theme: Scheme = "light") -> None:
        self._notebook = notebook
        self._theme = theme
        self._token = secrets.token_hex(16)
        self._port = free_port()
        self._folder: tempfile.TemporaryDirectory[str]
        self._server: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address of the notebook, with its token."""
        name = quote(self._notebook.name)
        return f"http://127.0.0.1:{self._port}/lab/tree/{name}?reset&token={self._token}"

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="lab-", ignore_cleanup_errors=True)
        try:
            self._start()
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if "_server" in vars(self):
            # Killed: it has no kernel and nothing to save, and its own shutdown hangs now and then.
            self._server.kill()
            self._server.wait()
        self._folder.cleanup()

    @cached_property
    def _log(self) -> Path:
        return Path(self._folder.name) / "server.log"

    def _start(self) -> None:
        home = Path(self._folder.name)
        root = home / "notebooks"
        root.mkdir()
        shutil.copy(self._notebook, root)
        write_settings(home / "settings", self._theme)
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={self._port}", "--ServerApp.port_retries=0"),
            *(f"--IdentityProvider.token={self._token}", f"--ServerApp.root_dir={root}"),
            *("--LabApp.news_url=None", "--LabApp.extension_manager=readonly"),
            *("--KernelSpecManager.ensure_native_kernel=False", "--KernelSpecManager.allowed_kernelspecs={'none'}"),
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                command, cwd=root, env=environment(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def _wait(self) -> None:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._server.poll() is None:
            try:
                opener.open(f"http://127.0.0.1:{self._port}/api", timeout=5).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            else:
                return
        raise RuntimeError("JupyterLab did not start:\n" + self._log.read_text(encoding="utf-8", errors="replace"))


def notebook_to_html(notebook: Path, *, theme: Scheme = "light") -> str:
    """Turn a notebook into the HTML of ``nbconvert --to html --theme``, without its scripts.

    nbconvert's own page asks a content network for require.js, MathJax and mermaid. Left out here, every request
    that remains is the notebook's.
    """
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        theme=theme,
        raw_template="""
            {%- extends "lab/index.html.j2" -%}
            {%- block html_head_js -%}{%- endblock -%}
            {%- block html_head_js_mathjax -%}{%- endblock -%}
            {%- block html_head_js_mermaidjs -%}{%- endblock -%}
        """,
    )
    html, _ = exporter.from_filename(str(notebook))
    return str(html)


def find_browser() -> str | None:
    """Return the path of the system's Chromium or Chrome."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def require_browser() -> str:
    """Return the browser's path; without one, skip the test, or fail it where ``CI=true``."""
    found = find_browser()
    if found is None:
        report = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        report("no Chromium or Chrome on the PATH: `make browser` installs one")
    return found


def is_local(url: str) -> bool:
    """Whether a request for this URL stays on the machine."""
    parts = urlsplit(url)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in LOCAL_HOSTS


def luminance(colour: Rgb) -> float:
    """Return the relative luminance of WCAG 2, from 0 (black) to 1 (white)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def look_at(page: Page, selector: str) -> tuple[Element, ...]:
    """Look closely at all elements that a selector finds."""
    return tuple(
        Element(found["text"], found["title"], tuple(found["foreground"]), tuple(found["background"]))
        for found in page.locator(selector).evaluate_all(LOOK_AT_ELEMENTS)
    )


def settle(page: Page) -> None:
    """Wait until fonts are there and the next frames are drawn."""
    page.evaluate(
        "document.fonts.ready.then(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))))"
    )


def stay_here(route: Route) -> None:
    """Refuse what would leave the machine."""
    if is_local(route.request.url):
        route.continue_()
    else:
        route.abort("internetdisconnected")


def theme_name(theme: Scheme) -> str:
    """Return what JupyterLab calls a theme."""
    return f"JupyterLab {theme.capitalize()}"


def write_settings(folder: Path, theme: Scheme) -> None:
    """Write the user settings of JupyterLab: the theme, all cells drawn even out of sight, no news."""
    settings: dict[str, dict[str, object]] = {
        "apputils-extension/themes": {"theme": theme_name(theme)},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "notebook-extension/tracker": {"windowingMode": "none", "autoStartDefaultKernel": False},
    }
    for name, values in settings.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def environment(home: Path) -> dict[str, str]:
    """Return this process's environment, with every directory of Jupyter's under `home`."""
    return os.environ | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }


def free_port() -> int:
    """Return a port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
