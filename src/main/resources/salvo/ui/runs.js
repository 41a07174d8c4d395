'use strict';
(() => {
  const { byId, make, count } = salvo;
  const { ask, cell, figure, parameters } = room;
  const FILTERS = ['text', 'simulation', 'profile', 'target', 'verdict'];
  const STATES = ['running', 'broken off', 'damaged'];
  const FIRST = 50;
  const PERIOD_MILLIS = 5000;
  const RECENT_MILLIS = 60 * 60 * 1000;

  let runs = [];
  let baselines = [];
  let shown = FIRST;
  let seen = '';
  const ticked = new Set();

  /* Filter */
  const wanted = name => byId(name).value;
  const takes = run => ['simulation', 'profile', 'target'].every(name => wanted(name) === '' || wanted(name) === run[name])
    && (wanted('verdict') === '' || [run.verdict, run.state].includes(wanted('verdict')))
    && (wanted('text') === '' || [run.id, run.simulation, run.system, run.profile, run.target, run.note, ...run.tags]
      .some(it => it.toLowerCase().includes(wanted('text').toLowerCase())));

  const offer = (name, values) => {
    const select = byId(name);
    const before = select.value || parameters.get(name) || '';
    const all = ['', ...[...new Set([...values, before])].filter(it => it !== '').sort()];
    if ([...select.options].map(it => it.value).join('\n') !== all.join('\n')) {
      select.replaceChildren(...all.map(it => {
        const option = make('option', '', it === '' ? 'any' : it);
        option.value = it;
        return option;
      }));
      select.value = before;
    }
  };

  const query = () => new URLSearchParams(
    FILTERS.map(name => [name, wanted(name)]).filter(([, value]) => value !== ''));

  /* List */
  const tick = (id, name) => {
    const label = make('label');
    const box = make('input');
    box.type = 'checkbox';
    box.checked = ticked.has(id);
    box.setAttribute('aria-label', `Compare ${name}`);
    box.addEventListener('change', () => {
      if (box.checked) { ticked.add(id); } else { ticked.delete(id); }
      compareButton();
    });
    label.append(box);
    return label;
  };

  const named = run => {
    const box = make('div', 'name');
    const what = [run.simulation, run.profile].filter(it => it !== '').join(', ');
    box.append(room.link(what || run.id, room.runAddress(run.id)));
    box.append(make('p', '', `${room.time(run.start)}${run.target === '' ? '' : `, ${run.target}`}`));
    if (run.verdict === null && run.reason !== null) {
      box.append(make('p', 'reason', run.reason));
    }
    if (run.note !== '') {
      box.append(make('p', '', run.note.split('\n')[0]));
    }
    if (run.tags.length > 0) {
      const tags = make('p');
      tags.append(...run.tags.map(tag => make('span', 'tag', tag)));
      box.append(tags);
    }
    return box;
  };

  const row = (body, run) => {
    const made = body.insertRow();
    const figures = run.figures;
    cell(made).append(run.verdict === null ? '' : tick(run.id, `${run.simulation} ${room.time(run.start)}`));
    cell(made).append(named(run));
    cell(made, undefined, 'outcome').append(room.badge(run));
    cell(made, figure('requests', figures.requests), 'figure');
    cell(made, figure('requestsPerSecond', figures.requestsPerSecond), 'figure')
      .append(room.spark(run.series.requestsPerSecond, ''));
    cell(made, figure('p95', figures.p95), 'figure').append(room.spark(run.series.p95, 'times'));
    cell(made, figure('p99', figures.p99), 'figure wide');
    cell(made, figure('errorRate', figures.errorRate), 'figure');
  };

  const list = () => {
    const found = runs.filter(takes);
    const body = make('tbody');
    found.slice(0, shown).forEach(run => row(body, run));
    room.labelled(byId('runs'), body);
    byId('runs').hidden = found.length === 0;
    salvo.show('count', found.length === runs.length ? count(runs.length)
      : `${count(found.length)} of ${count(runs.length)}`);
    byId('none').hidden = found.length > 0;
    salvo.show('none', runs.length > 0 ? 'No run matches: change the filter.'
      : 'No run yet. Start one under New run, or with ./salvo run.');
    byId('more').hidden = found.length <= shown;
    salvo.show('more', `Show all ${count(found.length)}`);
    compareButton();
    trend();
  };

  const compareButton = () => {
    byId('compare').disabled = ticked.size < 2;
    salvo.show('compare', ticked.size < 2 ? 'Compare ticked' : `Compare ${ticked.size} ticked`);
  };

  const listBaselines = () => {
    byId('no-baselines').hidden = baselines.length > 0;
    byId('baselines-box').hidden = baselines.length === 0;
    const body = make('tbody');
    baselines.forEach(it => {
      const made = body.insertRow();
      const figures = it.figures ?? {};
      cell(made).append(it.reason ? '' : tick(`baseline:${it.name}`, `baseline ${it.name}`));
      const box = make('div', 'name');
      box.append(make('strong', '', it.name));
      box.append(it.reason ? make('p', 'reason', it.reason)
        : make('p', '', `${room.time(it.start)}, ${it.simulation}, ${it.profile}, of ${it.runs.length} run${it.runs.length === 1 ? '' : 's'}`));
      cell(made).append(box);
      ['requests', 'requestsPerSecond', 'p95', 'p99', 'errorRate'].forEach(name =>
        cell(made, figure(name, figures[name]), name === 'p99' ? 'figure wide' : 'figure'));
    });
    room.labelled(byId('baselines'), body);
  };

  /* Trend */
  const choose = (id, values, text, usual) => {
    const select = byId(id);
    const before = select.value || usual;
    if ([...select.options].map(it => it.value).join('\n') !== values.join('\n')) {
      select.replaceChildren(...values.map(it => {
        const option = make('option', '', text(it));
        option.value = it;
        return option;
      }));
      select.value = values.includes(before) ? before : usual;
    }
  };

  let asked = 0;
  const trend = async () => {
    const mine = ++asked;
    const search = query();
    search.set('figure', byId('trend-figure').value || 'p95');
    search.set('of', byId('trend-of').value || 'global');
    try {
      const found = await ask('GET', `trend?${search}`);
      if (mine === asked) {
        drawTrend(found);
      }
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  const drawTrend = found => {
    choose('trend-figure', Object.keys(room.FIGURES).filter(it => found.figures.includes(it)), room.label, 'p95');
    choose('trend-of', ['global', ...found.scopes.filter(it => it !== 'global')], room.scope, 'global');
    const points = found.points;
    const said = index => {
      const point = points[index ?? points.length - 1];
      salvo.show('trend-said', point === undefined ? 'No run has that figure.'
        : `${room.label(found.figure)} of ${room.scope(found.of)}: ${figure(found.figure, point.value)} at ${room.time(point.start)}, ${point.verdict}`);
    };
    said(null);
    byId('trend').hidden = points.length === 0;
    byId('trend').setAttribute('aria-label', points.length === 0 ? 'No run has that figure'
      : `${room.label(found.figure)} of ${room.scope(found.of)} over ${points.length} runs, from ${figure(found.figure, points[0].value)} to ${figure(found.figure, points[points.length - 1].value)}`);
    if (points.length > 0) {
      roomCharts.draw(byId('trend'), {
        text: value => figure(found.figure, value),
        range: (u, least, most) => [least - 0.5, most + 0.5],
        xText: (u, splits) => splits.map(it => Number.isInteger(it) && points[it] ? room.time(points[it].start).slice(5, 16) : ''),
        points: points.length < 120,
        pointed: said,
        series: [{ name: room.label(found.figure), tone: '--series-1' }],
        data: [points.map((_, i) => i), points.map(point => point.value)],
      });
    }
  };

  /* Runs that were started here and may not have a folder yet. */
  const startsList = starts => {
    const open = starts.filter(it => it.running || (it.failed && Date.now() - Date.parse(it.started) < RECENT_MILLIS));
    byId('starts').hidden = open.length === 0;
    byId('starts-list').replaceChildren(...open.map(it => {
      const item = make('li');
      item.append(room.link(it.simulation, `/log?id=${encodeURIComponent(it.id)}`),
        make('span', 'note', ` ${it.running ? 'runs' : 'ended without a run'} since ${room.time(it.started)}`));
      return item;
    }));
  };

  const load = async () => {
    try {
      const [found, kept, starts] = await Promise.all([ask('GET', 'runs'), ask('GET', 'baselines'), ask('GET', 'starts')]);
      room.problem('');
      startsList(starts.starts);
      const text = JSON.stringify([found.runs, kept.baselines]);
      if (text !== seen) {
        seen = text;
        runs = found.runs;
        baselines = kept.baselines;
        ['simulation', 'profile', 'target'].forEach(name => offer(name, runs.map(run => run[name])));
        offer('verdict', ['PASS', 'FAIL', 'INVALID', 'INCONCLUSIVE', ...STATES.filter(it => runs.some(run => run.state === it))]);
        listBaselines();
        list();
      }
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  byId('text').value = parameters.get('text') ?? '';
  byId('filter').addEventListener('input', () => {
    shown = FIRST;
    const search = query().toString();
    history.replaceState(null, '', search === '' ? '/' : `/?${search}`);
    list();
    room.say(`${byId('count').textContent} runs`);
  });
  byId('filter').addEventListener('submit', event => event.preventDefault());
  byId('trend-form').addEventListener('input', trend);
  byId('more').addEventListener('click', () => { shown = Infinity; list(); });
  byId('compare').addEventListener('click', () => {
    const order = [...baselines.map(it => `baseline:${it.name}`), ...runs.map(run => run.id).reverse()];
    const [base, ...others] = order.filter(id => ticked.has(id));
    location.assign(room.compareAddress(base, others));
  });

  load();
  setInterval(() => { if (!document.hidden) { load(); } }, PERIOD_MILLIS);
})();
