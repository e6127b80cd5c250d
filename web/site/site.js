// The desk needs no script to be read; what is here makes it quicker to use.
(() => {
  // The key / goes to the question.
  document.addEventListener('keydown', (e) => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    const q = document.querySelector('input[type=search]');
    if (q) { e.preventDefault(); q.focus(); q.select(); }
  });
  // On a narrow screen the menu is wider than the window: what is lit is brought into view.
  const here = document.querySelector('.menu [aria-current]');
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 16;
  // Opening one cell of the matrix shuts the others.
  const cells = [...document.querySelectorAll('.matrix details')];
  for (const d of cells) d.addEventListener('toggle', () => { if (d.open) for (const o of cells) if (o !== d) o.open = false; });
})();
