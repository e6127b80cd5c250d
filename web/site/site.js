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
  document.addEventListener('toggle', (e) => {
    if (!e.target.open || !e.target.closest('.matrix')) return;
    for (const o of document.querySelectorAll('.matrix details[open]')) if (o !== e.target) o.open = false;
  }, true);
  // Puts the parts of another page in the place of the same parts here, so that what has the focus keeps it. The last
  // that is asked for is shown, whichever answer comes last.
  let wanted = '';
  const swap = async (address, parts) => {
    wanted = address;
    const res = await fetch(address);
    const page = new DOMParser().parseFromString(await res.text(), 'text/html');
    if (wanted !== address) return;
    for (const part of parts) document.querySelector(part).replaceWith(page.querySelector(part));
    history.replaceState(null, '', address);
  };
  const words = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  // The slider of the positions: a stop for each day on which a stand changed.
  const slide = document.querySelector('.asof input[type=range]');
  if (slide) {
    const days = slide.dataset.days.split(' ');
    const form = slide.form;
    const told = form.querySelector('output');
    const tell = () => { told.textContent = words(days[slide.value]); slide.setAttribute('aria-valuetext', told.textContent); };
    slide.closest('label').hidden = told.hidden = false;
    tell();
    if (form.elements.as_of.value) told.textContent = words(form.elements.as_of.value); // a day between two stops
    slide.addEventListener('input', tell);
    slide.addEventListener('change', () => {
      const asked = form.elements.as_of;
      asked.value = days[slide.value];
      const hidden = document.querySelector('.ask input[name=as_of]');
      if (hidden) hidden.value = asked.value;
      swap(`${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`, ['#asof', 'footer']).catch(() => form.submit());
    });
  }
  // Days on the line of time are chosen by dragging over it, or by the two sliders below it.
  const brush = document.querySelector('form.brush');
  if (brush) {
    const svg = document.querySelector('.axis svg');
    const [first, last, left, right] = ['first', 'last', 'left', 'right'].map((name) => Number(svg.dataset[name]));
    const [from, to] = [brush.querySelector('.from'), brush.querySelector('.to')];
    const chosen = svg.querySelector('.chosen');
    const day = (n) => new Date(n * 864e5).toISOString().slice(0, 10);
    const x = (n) => left + ((n - first) / (last - first)) * (right - left);
    const show = () => {
      const all = Number(from.value) === first && Number(to.value) === last;
      chosen.setAttribute('x', x(from.value));
      chosen.setAttribute('width', all ? 0 : Math.max(2, x(to.value) - x(from.value)));
      for (const range of [from, to]) range.setAttribute('aria-valuetext', words(day(range.value)));
      brush.querySelector('output').textContent = `${words(day(from.value))} to ${words(day(to.value))}`;
    };
    const choose = (a, b) => { from.value = Math.min(a, b); to.value = Math.max(a, b); show(); };
    from.addEventListener('input', () => { to.value = Math.max(from.value, to.value); show(); });
    to.addEventListener('input', () => { from.value = Math.min(from.value, to.value); show(); });
    brush.addEventListener('submit', () => { brush.elements.since.value = day(from.value); brush.elements.until.value = day(to.value); });
    brush.hidden = false;
    show();
    // Fingers move the line, which is wider than a telephone; the mouse and the pen choose.
    const at = (e) => {
      const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return Math.round(Math.min(last, Math.max(first, first + ((p.x - left) / (right - left)) * (last - first))));
    };
    let start = null;
    let dragged = false;
    svg.addEventListener('dragstart', (e) => e.preventDefault());
    svg.addEventListener('pointerdown', (e) => {
      if (e.pointerType === 'touch' || e.button !== 0) return;
      e.preventDefault();
      start = e.clientX;
      dragged = false;
      brush.anchor = at(e);
    });
    addEventListener('pointermove', (e) => {
      if (start === null || (!dragged && Math.abs(e.clientX - start) < 5)) return;
      dragged = true;
      choose(brush.anchor, at(e));
    });
    addEventListener('pointerup', () => {
      if (start !== null && dragged) brush.requestSubmit();
      start = null;
    });
    svg.addEventListener('click', (e) => { if (dragged) e.preventDefault(); }, true);
    addEventListener('keydown', (e) => { if (e.key === 'Escape') { start = null; choose(first, last); } });
  }
})();
