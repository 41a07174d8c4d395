'use strict';
/* Charts of the control room, anew when the colours or the width change. */
const roomCharts = (() => {
  const { colour } = salvo;
  const drawn = new Map();

  const options = (plot, chart) => {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--grid'), width: 1 },
      ticks: { show: false }, font: '12px system-ui, sans-serif' };
    return {
      width: plot.clientWidth,
      height: plot.clientHeight,
      legend: { show: false },
      cursor: { y: false, drag: { setScale: false, x: false, y: false } },
      scales: { x: { time: false, range: chart.range },
        y: { range: (u, least, most) => [0, Math.max(most, chart.least ?? 1e-9) * 1.1] } },
      axes: [{ ...axis, values: chart.xText, space: 70, size: 28 },
        { ...axis, values: (u, splits) => splits.map(chart.text), size: 62, space: 32 }],
      series: [{}, ...chart.series.map(it => ({
        label: it.name, stroke: colour(it.tone), width: 2, dash: it.dash, spanGaps: true,
        points: { show: chart.points === true, size: 7, fill: colour(it.tone) } }))],
      hooks: { setCursor: [u => chart.pointed?.(u.cursor.idx)] },
    };
  };

  const draw = (plot, chart) => {
    drawn.get(plot)?.uplot.destroy();
    drawn.set(plot, { chart, uplot: new uPlot(options(plot, chart), chart.data, plot) });
  };

  const again = () => drawn.forEach(({ chart }, plot) => draw(plot, chart));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  addEventListener('resize', () => drawn.forEach(({ uplot }, plot) => {
    uplot.setSize({ width: plot.clientWidth, height: plot.clientHeight });
  }));

  return { draw };
})();
