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
