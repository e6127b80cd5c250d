// Hovering, focusing or tapping words shows the entries that rest on them, and the other way round.
(() => {
  const pieces = [...document.querySelectorAll('.m')];
  const byEntry = new Map();
  for (const p of pieces) for (const id of p.dataset.e.split(' ')) {
    if (!byEntry.has(id)) byEntry.set(id, []);
    byEntry.get(id).push(p);
  }
  let lit = [];
  const light = (nodes) => {
    for (const n of lit) n.classList.remove('lit');
    lit = nodes;
    for (const n of lit) n.classList.add('lit');
  };
  const entriesOf = (p) => p.dataset.e.split(' ').map((id) => document.getElementById(id)).filter(Boolean);
  for (const p of pieces) {
    const show = () => light([p, ...entriesOf(p)]);
    p.addEventListener('mouseenter', show);
    p.addEventListener('focus', show);
    p.addEventListener('mouseleave', () => light([]));
  }
  for (const e of document.querySelectorAll('.entry')) {
    const show = () => light([e, ...(byEntry.get(e.id) || [])]);
    e.addEventListener('mouseenter', show);
    e.addEventListener('focusin', show);
    e.addEventListener('mouseleave', () => light([]));
  }
  document.documentElement.dataset.live = 'yes';
})();
