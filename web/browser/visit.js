// Visits pages in Chromium as readers do: narrow and wide, with script and without, by keyboard; and tells what is wrong,
// one sentence a line. Arguments: a JSON object with the site's address, its paths, the browser, and a folder for
// pictures or nothing.
const { chromium } = require('playwright-core');
const axe = require('fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { base, paths, browser: executablePath, pictures } = JSON.parse(process.argv[2]);

const wrong = (where, what) => console.log(`${where}: ${what}`);
const widths = [390, 1440];

// Watches a page for what the browser itself complains of.
function watch(page, where) {
  page.on('console', (m) => { if (m.type() === 'error' || /Content.Security.Policy/i.test(m.text())) wrong(where, `console: ${m.text()}`); });
  page.on('pageerror', (e) => wrong(where, `script: ${e.message}`));
  page.on('request', (r) => { if (!r.url().startsWith(base) && !r.url().startsWith('data:')) wrong(where, `asks ${r.url()}`); });
}

async function overflow(page, where) {
  const over = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return '';
    const out = [...document.querySelectorAll('body *')].find((e) => e.getBoundingClientRect().right > wide + 1 && !e.closest('.scroll, .menu, pre, .skip'));
    return `${document.documentElement.scrollWidth} px wide, first ${out ? out.outerHTML.slice(0, 120) : '?'}`;
  });
  if (over) wrong(where, `wider than the window: ${over}`);
}

// The accessibility rules that are broken seriously.
async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  for (const v of violations) {
    if (v.impact !== 'serious' && v.impact !== 'critical') continue;
    const n = v.nodes[0];
    wrong(where, `${v.id} (${v.impact}, ${v.nodes.length}×): ${v.help}; ${n.html.slice(0, 160)}; ${(n.any[0] || n.all[0] || n.none[0] || {}).message || ''}`);
  }
}

// Tab leads to the skip link, then through the menu; / to the question where there is one; what has the focus is seen.
async function keyboard(page, where) {
  const at = () => page.evaluate(() => { const e = document.activeElement; return e.matches('.skip') ? 'skip' : e.closest('.menu') ? 'menu' : e.matches('input[type=search]') ? 'question' : e.tagName; });
  await page.keyboard.press('Tab');
  if ((await at()) !== 'skip') wrong(where, `the first stop of Tab is ${await at()}, not the skip link`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#content$/, { timeout: 2000 }).catch(() => {});
  if (!page.url().endsWith('#content')) wrong(where, 'the skip link leads nowhere');
  await page.evaluate(() => { document.activeElement.blur(); document.querySelector('.brand a').focus(); });
  await page.keyboard.press('Tab');
  if ((await page.$('.menu')) && (await at()) !== 'menu') wrong(where, `behind the name of the site comes ${await at()}, not the menu`);
  if (!(await page.$('input[type=search]'))) return;
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  if ((await at()) !== 'question') wrong(where, '/ does not lead to the question');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (ring === 'none') wrong(where, 'the focus is not seen');
}

// The slider of the positions goes from change to change by the arrow keys: the table follows, the address tells the day,
// and the focus stays.
async function slides(page, where) {
  const slide = await page.$('.asof input[type=range]');
  if (!slide) return wrong(where, 'the positions have no slider');
  const before = await page.$eval('#asof', (e) => e.textContent);
  await slide.focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/as_of=\d{4}-\d\d-\d\d/, { timeout: 5000 }).catch(() => wrong(where, 'the arrow key leads to no other day'));
  if ((await page.$eval('#asof', (e) => e.textContent)) === before) wrong(where, 'the table does not follow the slider');
  if (!(await slide.evaluate((e) => e === document.activeElement && /\d{4}$/.test(e.getAttribute('aria-valuetext'))))) wrong(where, 'the slider loses the focus, or does not say its day');
}

// The line of time is narrowed by dragging over it, and by its sliders with the keyboard alone.
async function narrows(page, where) {
  const window = () => new URL(page.url()).searchParams;
  const all = await page.$eval('.axis svg', (e) => [e.dataset.first, e.dataset.last].map((d) => new Date(d * 864e5).toISOString().slice(0, 10)));
  await page.focus('.brush .from');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
  await Promise.all([page.waitForURL(/since=/, { timeout: 5000 }).catch(() => wrong(where, 'the sliders lead nowhere')), page.keyboard.press('Enter')]);
  if (!(window().get('since') > all[0]) || window().get('until') !== all[1]) wrong(where, `the sliders lead from ${all} to ${window()}`);
  await page.goBack();
  const box = await (await page.$('.axis svg')).boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 30, { steps: 5 });
  await Promise.all([page.waitForURL(/since=/, { timeout: 5000 }).catch(() => wrong(where, 'dragging leads nowhere')), page.mouse.up()]);
  if (!(window().get('since') > all[0] && window().get('until') < all[1])) wrong(where, `dragging leads from ${all} to ${window()}`);
}

async function visit(context, path, width, script, scheme) {
  const where = `${path} at ${width} px${script ? '' : ' without script'}${scheme === 'dark' ? ', dark' : ''}`;
  const page = await context.newPage();
  watch(page, where);
  const res = await page.goto(base + path, { waitUntil: 'load' });
  if (res.status() !== 200) wrong(where, `status ${res.status()}`);
  await overflow(page, where);
  if (script) {
    await accessible(page, where);
    if (scheme === 'light') await keyboard(page, where);
    if (!(await page.evaluate(() => document.documentElement.dataset.live))) wrong(where, 'the script did not run');
  }
  if (pictures) await page.screenshot({ path: `${pictures}/${path.replace(/[^a-z0-9]+/gi, '_')}-${width}${script ? '' : '-plain'}${scheme === 'dark' ? '-dark' : ''}.png`, fullPage: false });
  if (script && scheme === 'light' && path === '/positions') await slides(page, where);
  if (script && scheme === 'light' && path === '/timeline' && width > 800) await narrows(page, where);
  await page.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const width of widths) {
    for (const [script, scheme] of [[true, 'light'], [true, 'dark'], [false, 'light']]) {
      if (scheme === 'dark' && width !== widths[0]) continue; // the colours are the same at each width
      const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script, colorScheme: scheme, bypassCSP: false });
      for (const path of paths) await visit(context, path, width, script, scheme);
      await context.close();
    }
  }
  await browser.close();
})().catch((e) => { console.log(`the visit broke off: ${e.stack}`); process.exit(1); });
