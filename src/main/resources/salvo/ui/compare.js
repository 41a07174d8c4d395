'use strict';
(() => {
  const { byId, make, show } = salvo;
  const { ask, cell, figure, svg } = room;
  const names = [room.parameters.get('base') ?? '', ...room.parameters.getAll('run')].filter(it => it !== '');
  const TONES = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];
  const ROWS = ['requests', 'requestsPerSecond', 'errorRate', 'p50', 'p75', 'p95', 'p99', 'max'];
  const METRICS = { rate: 'requestsPerSecond', errorRate: 'errorRate', p50: 'p50', p95: 'p95', p99: 'p99' };
  const BASELINE = 'baseline:';

  let runs = [];
  const short = run => run.baseline ? `baseline ${run.name}` : room.time(run.start);

  const one = async (name, baselines) => {
    if (name.startsWith(BASELINE)) {
      const found = baselines.find(it => BASELINE + it.name === name);
      if (found === undefined || found.figures === undefined) {
        throw new Error(found?.reason ?? `There is no ${name.replace(':', ' ')}.`);
      }
      return { ...found, id: name, baseline: true };
    }
    return ask('GET', `runs/${name.split('/').map(encodeURIComponent).join('/')}`);
  };

  const side = () => {
    const table = byId('side');
    table.tHead?.remove();
    [...table.tBodies].forEach(it => it.remove());
    const head = table.createTHead().insertRow();
    head.append(make('td'));
    runs.forEach((run, i) => {
      const made = make('th', 'figure');
      made.scope = 'col';
      made.append(run.baseline ? make('span', '', short(run)) : room.link(short(run), room.runAddress(run.id)));
      if (i === 0) {
        made.append(make('div', 'note', 'base'));
      }
      head.append(made);
    });
    const body = table.createTBody();
    const line = (text, value) => {
      const row = body.insertRow();
      const made = make('th', '', text);
      made.scope = 'row';
      row.append(made);
      runs.forEach(run => cell(row, '', 'figure').append(value(run)));
    };
    line('Simulation', run => run.simulation || '–');
    line('Profile', run => run.profile || '–');
    line('Target', run => run.target || '–');
    line('Verdict', run => run.baseline ? '–' : room.badge(run));
    ROWS.forEach(name => line(room.label(name), run => figure(name, run.figures[name])));
  };

  /* Each run on its own length, from its first request to its last. */
  const charts = () => {
    const drawn = runs.filter(run => !run.baseline && run.series.p95.length > 1);
    byId('over').hidden = drawn.length === 0;
    byId('charts').replaceChildren();
    [['Requests per second', 'requestsPerSecond'], ['p95', 'p95']].forEach(([title, name]) => {
      const box = make('div', 'chart');
      const keys = make('p', 'keys');
      drawn.forEach((run, i) => {
        const key = make('span', 'key');
        const swatch = make('span', i === 0 ? 'swatch' : 'swatch dashed');
        swatch.style.setProperty('--tone', `var(${TONES[i % TONES.length]})`);
        key.append(swatch, short(run));
        keys.append(key);
      });
      const plot = make('div', 'plot');
      plot.setAttribute('role', 'img');
      plot.setAttribute('aria-label', `${title}: ${drawn.map(run => `${short(run)} ${figure(name, run.figures[name])}`).join(', ')}`);
      box.append(make('h3', '', title), keys, plot);
      byId('charts').append(box);
      const steps = Array.from({ length: 61 }, (_, i) => i / 60);
      roomCharts.draw(plot, {
        text: value => figure(name, value),
        range: [0, 1],
        xText: (u, splits) => splits.map(it => salvo.percent(it)),
        series: drawn.map((run, i) => ({ name: short(run), tone: TONES[i % TONES.length], dash: i === 0 ? undefined : [6, 4] })),
        data: [steps, ...drawn.map(run => steps.map(share => {
          const values = run.series[name];
          return values[Math.min(values.length - 1, Math.floor(share * values.length))];
        }))],
      });
    });
  };

  /* Changes as shares around 0, of an error rate as its difference. */
  const interval = (change, metric, most) => {
    const found = change.decisive;
    const drawn = svg('svg', { class: 'interval', viewBox: '0 0 200 20', preserveAspectRatio: 'none', role: 'img' });
    const share = metric === 'errorRate' ? value => value : value => value - 1;
    const x = value => 100 + Math.max(-1, Math.min(1, value / most)) * 98;
    drawn.append(svg('line', { class: 'zero', x1: 100, x2: 100, y1: 0, y2: 20 }));
    if (found === null) {
      drawn.setAttribute('aria-label', 'no interval');
      return drawn;
    }
    const [low, high] = [share(found.low), share(found.high)];
    drawn.setAttribute('aria-label', `from ${signed(low)} to ${signed(high)}`);
    drawn.append(svg('rect', { class: `range ${change.change.toLowerCase()}`, x: x(low), width: Math.max(2, x(high) - x(low)), y: 6, height: 8 }));
    return drawn;
  };
  const signed = value => `${value < 0 ? '−' : '+'}${salvo.percent(Math.abs(value))}`;

  const changes = comparison => {
    const box = make('section');
    const candidate = runs.find(run => [run.id, run.file].includes(comparison.candidate.source)) ?? { start: comparison.candidate.start };
    const title = make('h3', '', `${short(candidate)} against ${short(runs[0])} `);
    title.append(make('span', `badge ${comparison.outcome.toLowerCase()}`, comparison.outcome));
    box.append(title);
    [...comparison.differences.map(it => `${it.kind}: ${it.base}, then ${it.candidate}`), ...comparison.notes,
      ...comparison.added.map(it => `Only the later run has ${it}.`),
      ...comparison.removed.map(it => `Only the base has ${it}.`)].forEach(it => box.append(make('p', 'note', it)));
    const table = make('table', 'runs changes');
    table.append(make('caption', 'hidden', `What changed to ${short(candidate)}`));
    const head = table.createTHead().insertRow();
    ['Of', 'Figure', 'Base', 'This run', 'Change', 'Outcome'].forEach((name, i) => {
      const made = make('th', i === 2 || i === 3 ? 'figure' : '', name);
      made.scope = 'col';
      head.append(made);
    });
    const body = table.createTBody();
    const shares = comparison.scopes.flatMap(it => it.figures).filter(it => it.decisive !== null)
      .flatMap(it => it.metric === 'errorRate' ? [it.decisive.low, it.decisive.high] : [it.decisive.low - 1, it.decisive.high - 1]);
    const most = Math.min(1, Math.max(0.1, ...shares.map(Math.abs)));
    if (comparison.capacity !== undefined) {
      const { base, candidate, low, high, change } = comparison.capacity;
      const row = body.insertRow();
      const made = make('th', '', room.scope('global'));
      made.scope = 'row';
      row.append(made);
      cell(row, 'capacity');
      cell(row, base.text, 'figure');
      cell(row, candidate.text, 'figure');
      cell(row, high === null ? `at least ${signed(low - 1)}` : `${signed(low - 1)} to ${signed(high - 1)}`);
      cell(row).append(make('span', `badge ${change.toLowerCase()}`, change));
    }
    comparison.scopes.forEach(of => of.figures.forEach((change, i) => {
      const row = body.insertRow();
      const made = make('th', '', i === 0 ? room.scope(of.scope) : '');
      if (i > 0) {
        made.append(make('span', 'hidden', room.scope(of.scope)));
      }
      made.scope = 'row';
      row.append(made);
      const name = METRICS[change.metric];
      cell(row, room.label(name));
      cell(row, figure(name, change.base), 'figure');
      cell(row, figure(name, change.candidate), 'figure');
      const by = change.metric === 'errorRate' ? change.candidate - change.base
        : change.ratio === null ? null : change.ratio - 1;
      cell(row).append(by === null || by === 0 ? '' : signed(by), interval(change, change.metric, most));
      const outcome = cell(row);
      outcome.append(make('span', `badge ${change.change.toLowerCase()}`, change.change));
      if (change.reason !== '') {
        outcome.append(make('p', 'note', change.reason));
      }
    }));
    const scroll = make('div', 'scroll');
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', `Changes of ${short(candidate)}`);
    scroll.append(table);
    box.append(scroll);
    return box;
  };

  const compare = async () => {
    show('refused', '');
    byId('changes').replaceChildren(make('p', 'note', 'Reading the logs'));
    const [base, ...others] = runs;
    const search = new URLSearchParams([['base', base.id], ...others.map(run => ['run', run.id]),
      ['acceptDifferences', String(byId('accept').checked)]]);
    try {
      const found = await ask('GET', `compare?${search}`);
      byId('changes').replaceChildren(...found.comparisons.map(changes));
      room.say(found.comparisons.map(it => it.outcome).join(', '));
    } catch (problem) {
      byId('changes').replaceChildren();
      show('refused', problem.message);
    }
  };

  const render = () => {
    show('what', `${runs.length} runs. The others are compared with the base.`);
    side();
    charts();
    compare();
  };

  const load = async () => {
    if (names.length < 2) {
      room.problem('Tick two runs at least on the page Runs.');
      return;
    }
    try {
      const { baselines } = await ask('GET', 'baselines');
      runs = await Promise.all(names.map(name => one(name, baselines)));
      byId('base').replaceChildren(...runs.map(run => {
        const option = make('option', '', `${short(run)}, ${run.simulation}`);
        option.value = run.id;
        return option;
      }));
      render();
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  byId('accept').checked = room.parameters.get('acceptDifferences') === 'true';
  byId('base').addEventListener('input', () => {
    const chosen = runs.find(run => run.id === byId('base').value);
    runs = [chosen, ...runs.filter(run => run !== chosen)];
    history.replaceState(null, '', room.compareAddress(runs[0].id, runs.slice(1).map(run => run.id)));
    render();
  });
  byId('accept').addEventListener('input', compare);
  byId('choice').addEventListener('submit', event => event.preventDefault());

  load();
})();
