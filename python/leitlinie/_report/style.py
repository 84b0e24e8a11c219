"""The style sheet of a report: for the screen in light and dark, and for paper.

Every pair of colours has a contrast of 4.5 or more, and no colour says what the text beside it does not.
"""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --text: #1b1f24; --muted: #51585f; --page: #ffffff; --line: #b4bac1; --shade: #f2f4f6; --link: #0b57a4;
  --for: #d5e8f7; --for-text: #0a3a63; --against: #fbe0cf; --against-text: #6b2400; --open: #e6e8eb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaed; --muted: #b3bac2; --page: #15181c; --line: #59616a; --shade: #22272d; --link: #8cc2ff;
    --for: #143a5c; --for-text: #d9ecff; --against: #5a2709; --against-text: #ffe3d3; --open: #363d45;
  }
}
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: break-word; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 0.6rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; padding-bottom: 0.2rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.08rem; margin: 1.4rem 0 0.4rem; }
h4, h5, h6 { font-size: 1rem; margin: 1rem 0 0.3rem; }
p { margin: 0.5rem 0; max-width: 60rem; }
a { color: var(--link); }
code { font: 0.88em ui-monospace, "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; }
ul, ol { margin: 0.3rem 0; padding-left: 1.6rem; }
li { margin: 0.15rem 0; }
.disclaimer { font-weight: 700; border: 2px solid var(--line); border-left-width: 0.5rem; padding: 0.5rem 0.8rem; }
.scroll { overflow-x: auto; margin: 0.6rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); padding: 0.2rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--shade); border-bottom: 2px solid var(--line); white-space: nowrap; }
tbody th { font-weight: 400; }
.wide { font-size: 0.85rem; }
.wide thead th { white-space: normal; hyphens: auto; }
.tree { columns: 26rem 2; column-gap: 2rem; padding-left: 1.1rem; }
.tree > li { break-inside: avoid; }
.tree ul { padding-left: 1.1rem; }
.grade { display: inline-block; min-width: 2.2em; padding: 0 0.35em; border-radius: 0.25em; text-align: center;
  font-weight: 700; white-space: nowrap; background: var(--open); }
.for { background: var(--for); color: var(--for-text); }
.against { background: var(--against); color: var(--against-text); }
.cited { white-space: nowrap; }
.references { font-size: 0.92rem; padding-left: 2.6rem; }
footer { color: var(--muted); border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 0.5rem;
  font-size: 0.9rem; }
@page { size: A4; margin: 16mm 15mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; }
  @bottom-left { content: "DISCLAIMER"; font: 8pt sans-serif; } }
@media print {
  :root { color-scheme: light; --text: #000000; --muted: #333333; --page: #ffffff; --line: #888888; --shade: #eeeeee;
    --link: #000000; --for: #d5e8f7; --for-text: #0a3a63; --against: #fbe0cf; --against-text: #6b2400;
    --open: #e6e8eb; }
  html { font-size: 9pt; }
  body { line-height: 1.3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tr, .disclaimer, .references li { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
  .scroll { overflow: visible; }
  th, td { padding: 0.2rem 0.4rem; }
  .wide { font-size: 7pt; }
  .wide th, .wide td { padding: 0.15rem 0.25rem; }
  .tree { font-size: 8pt; columns: 2; column-gap: 6mm; }
}
"""


def style(disclaimer: str) -> str:
    """Return the style sheet, with what stands at the foot of every printed page."""
    return STYLE.replace("DISCLAIMER", disclaimer.replace("\\", "").replace('"', "'"))
