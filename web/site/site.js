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
    slide.addEventListener('input', tell);
    slide.addEventListener('change', () => {
      const asked = form.elements.as_of;
      asked.value = days[slide.value];
      const hidden = document.querySelector('.ask input[name=as_of]');
      if (hidden) hidden.value = asked.value;
      swap(`${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`, ['#asof', 'footer']).catch(() => form.submit());
    });
  }
})();
