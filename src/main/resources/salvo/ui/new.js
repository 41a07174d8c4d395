'use strict';
(() => {
  const { byId, make, show, number, clock } = salvo;
  const { ask } = room;
  const WAIT_MILLIS = 400;
  const READING_MILLIS = 500;
  const fields = () => [...document.querySelectorAll('[data-key]')];
  const wrongOf = field => field.closest('label').querySelector('.wrong');

  let simulation = null;

  fields().forEach((field, i) => {
    const wrong = wrongOf(field);
    wrong.id = `wrong-${i}`;
    field.setAttribute('aria-describedby', wrong.id);
  });
  byId('others').setAttribute('aria-describedby', 'wrong-others');

  /* The form as it is sent. */
  const others = () => {
    const settings = {};
    byId('others').value.split('\n').map(it => it.trim()).filter(it => it !== '' && !it.startsWith('#')).forEach(line => {
      const at = line.indexOf('=');
      settings[(at < 0 ? line : line.slice(0, at)).trim()] = at < 0 ? '?' : line.slice(at + 1).trim();
    });
    return settings;
  };
  const types = () => [...document.querySelectorAll('#types-part input')].filter(it => it.checked).map(it => it.value);
  const form = () => {
    const settings = {};
    fields().filter(field => field.value.trim() !== '').forEach(field => { settings[field.dataset.key] = field.value.trim(); });
    if (types().length > 0) {
      settings.userTypes = types().join(',');
    }
    return { simulation: byId('simulation').value, settings: { ...settings, ...others() }, endsWithRoom: byId('ends').checked };
  };

  /* What is wrong, at its field. */
  const tell = problems => {
    const texts = new Map();
    problems.forEach(it => {
      const field = fields().find(known => known.dataset.key === it.field);
      const place = field ?? (it.field in others() ? byId('others') : null);
      const value = it.value === '' ? '' : `${it.value}: `;
      const text = place === field ? `Must be ${it.rule}; ${it.fix}.` : `${it.key}: ${value}must be ${it.rule}; ${it.fix}.`;
      texts.set(place, [...(texts.get(place) ?? []), text]);
    });
    [...fields(), byId('others')].forEach(field => {
      const text = (texts.get(field) ?? []).join(' ');
      field.setAttribute('aria-invalid', String(text !== ''));
      wrongOf(field).textContent = text;
    });
    show('general', (texts.get(null) ?? []).join(' '));
  };

  const shape = load => {
    byId('load').hidden = load === undefined;
    if (load === undefined) {
      return;
    }
    show('load-said', load.tasksPerUser !== undefined
      ? `${load.users} users at once, ${load.tasksPerUser} tasks each`
      : `${load.model}: up to ${number(load.peak)} ${load.counts} for ${clock(load.seconds)}`);
    byId('shape').replaceChildren();
    byId('shape').toggleAttribute('hidden', load.shape.length === 0);
    byId('axis').hidden = load.shape.length === 0;
    show('half', clock(load.seconds / 2));
    show('whole', clock(load.seconds));
    if (load.shape.length > 0) {
      const points = load.shape.map(([at, level]) => `${(at / load.seconds * 1000).toFixed(1)},${(142 - level / load.peak * 136).toFixed(1)}`);
      byId('shape').append(room.svg('path', { class: 'area', d: `M0,144 L${points.join(' L')} L1000,144 Z` }));
    }
  };

  let asked = 0;
  const check = async () => {
    const mine = ++asked;
    if (simulation === null) {
      return;
    }
    try {
      const found = await ask('POST', 'check', form());
      if (mine !== asked) {
        return;
      }
      room.problem('');
      tell(found.problems);
      shape(found.load);
      show('command', found.command);
      byId('secrets').hidden = found.secretVariables.length === 0;
      show('secrets', `Passed to the run through its environment, and written nowhere: ${found.secretVariables.join(', ')}.`);
      byId('start').disabled = !found.ok;
    } catch (problem) {
      room.problem(problem.message);
      byId('start').disabled = true;
    }
  };
  let later = 0;
  const checkSoon = () => {
    byId('start').disabled = true;
    clearTimeout(later);
    later = setTimeout(check, WAIT_MILLIS);
  };

  const option = (text, value) => {
    const made = make('option', '', text);
    made.value = value;
    return made;
  };

  const typeBoxes = ({ userTypes = [], reading }) => {
    const ticked = new Set(types());
    document.querySelectorAll('#types-part label').forEach(it => it.remove());
    byId('types-part').hidden = userTypes.length === 0;
    show('types-said', `None ticked means all of them.${reading ? ' There may be more in the code.' : ''}`);
    userTypes.forEach(it => {
      const label = make('label', 'tick');
      const box = make('input');
      box.type = 'checkbox';
      box.value = it.name;
      box.checked = ticked.has(it.name);
      const tasks = Object.entries(it.tasks).map(([task, weight]) => weight === 1 ? task : `${task} × ${number(weight)}`);
      const text = make('span', '', it.name + (it.weight === undefined ? '' : `, weight ${number(it.weight)}`));
      if (tasks.length > 0) {
        text.append(make('span', 'note', ` ${tasks.join(', ')}`));
      }
      label.append(box, text);
      byId('types-part').append(label);
    });
  };

  /* Each request with what bounds it; the fields tell what bounds all of them. */
  const requests = ({ endpoints = [], objectives = [] }) => {
    const bounds = scope => objectives.filter(it => it.scope === scope)
      .map(it => `${it.label} ${it.bound}`).join(', ');
    const rows = [...new Set(['global', ...endpoints, ...objectives.map(it => it.scope)])];
    byId('requests-part').hidden = objectives.length === 0;
    show('requests-said', `${endpoints.length} requests, ${objectives.length} objectives`);
    byId('requests').replaceChildren(...rows.map(scope => {
      const row = make('tr');
      const name = make('th', '', room.scope(scope));
      name.scope = 'row';
      row.append(name);
      room.cell(row, bounds(scope) || '–');
      return row;
    }));
    document.querySelectorAll('[data-key^="salvo.slo.global."]').forEach(field => {
      const set = objectives.find(it => it.scope === 'global' && field.dataset.key.endsWith(`.${it.metric}`));
      field.dataset.usual ??= field.placeholder;
      field.placeholder = set === undefined ? field.dataset.usual : `as configured: ${set.bound.replace('at most ', '')}`;
    });
  };

  /* What the simulation's own code tells, once it has been read. */
  const contents = found => {
    const faults = found.faults ?? [];
    const notes = found.notes ?? [];
    show('reading', found.reading ? 'Reading its user types, tasks and objectives'
      : notes.length > 0 ? `As configured: ${notes.join(' ')}` : '');
    byId('reading').classList.toggle('busy', found.reading === true);
    byId('simulation').setAttribute('aria-invalid', String(faults.length > 0));
    show('wrong-simulation', faults.join(' '));
    typeBoxes(found);
    requests(found);
  };

  const one = name => ask('GET', `simulations/${encodeURIComponent(name)}`);

  /* Until it has been read, or another one is chosen. */
  const awaitContents = async chosen => {
    try {
      for (let found = chosen; found.reading && simulation === chosen;) {
        await new Promise(done => { setTimeout(done, READING_MILLIS); });
        found = await one(chosen.class);
        if (simulation === chosen && !found.reading) {
          contents(found);
        }
      }
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  const choose = async () => {
    simulation = null;
    byId('start').disabled = true;
    try {
      const found = await one(byId('simulation').value);
      const before = byId('profile').value;
      const profiles = (found.profiles ?? []).map(it => it.profile);
      byId('profile').replaceChildren(option(`as configured: ${found.profile ?? 'none'}`, ''), ...profiles.map(it => option(it, it)));
      byId('profile').value = profiles.includes(before) ? before : '';
      byId('baseUrl').placeholder = found.baseUrl ?? 'none: the sandbox';
      contents(found);
      simulation = found;
      room.problem('');
      awaitContents(found);
      await check();
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  const load = async () => {
    try {
      const { simulations } = await ask('GET', 'simulations');
      byId('simulation').replaceChildren(...simulations.map(it => option(`${it.name} (${it.system})`, it.class)));
      const wanted = room.parameters.get('simulation');
      const chosen = simulations.find(it => it.name === wanted) ?? simulations.find(it => it.system === 'content') ?? simulations[0];
      byId('simulation').value = chosen.class;
      await choose();
    } catch (problem) {
      room.problem(problem.message);
    }
  };

  byId('simulation').addEventListener('change', choose);
  byId('form').addEventListener('input', event => {
    if (event.target !== byId('simulation')) {
      checkSoon();
    }
  });
  byId('copy').addEventListener('click', async () => {
    await navigator.clipboard.writeText(byId('command').textContent);
    show('copy', 'Copied');
    room.say('Command copied.');
  });
  byId('form').addEventListener('submit', async event => {
    event.preventDefault();
    if (byId('start').disabled) {
      return;
    }
    byId('start').disabled = true;
    try {
      const started = await ask('POST', 'runs', form());
      location.assign(`/log?id=${encodeURIComponent(started.id)}`);
    } catch (problem) {
      room.problem(problem.message);
      tell(problem.json?.problems ?? []);
    }
  });

  load();
})();
