// The drawing of a measure over time: what was measured as points, and the
// smoothed trend as a line of ink.

import type { EChartsCoreOption } from "echarts/core";
import type { BodyPage } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import type { Ink } from "../../parts/chart/ink";
import { nameOf, unitName } from "./measures";

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const month = 31 * 86_400_000;

function axis(page: BodyPage, ink: Ink): object {
  const first = page.points[0]?.day ?? page.today;
  const span = Date.parse(page.today) - Date.parse(first);
  const label = (at: number): string => {
    if (span > 24 * month) return day(at).slice(0, 4);
    return span > 5 * month ? format.shortMonth(day(at)) : format.shortDay(day(at));
  };
  return {
    type: "time",
    axisLine: { lineStyle: { color: ink["line-soft"] } },
    axisTick: { show: false },
    splitLine: { show: false },
    minInterval: span > 24 * month ? 365 * 86_400_000 : span > 5 * month ? month : 13 * 86_400_000,
    axisLabel: { color: ink.dim, fontFamily: ink.face, fontSize: ink.size, hideOverlap: true, margin: 10, formatter: label },
  };
}

function tooltip(page: BodyPage, ink: Ink): object {
  const unit = unitName(page.unit);
  return {
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    backgroundColor: ink.raised,
    borderColor: ink.line,
    padding: [6, 10],
    textStyle: { color: ink.ink, fontFamily: ink.face, fontSize: ink.size, fontWeight: 400 },
    extraCssText: "box-shadow: none",
    axisPointer: { type: "line", lineStyle: { color: ink.line, type: "solid" }, label: { show: false } },
    formatter: (at: { dataIndex: number }[]) => {
      const point = page.points[at[0]?.dataIndex ?? -1];
      if (!point) return "";
      const line = (words: string, value: number): string => `<br>${words} <b>${format.number(value)}</b> ${unit}`;
      return `${format.datedDay(point.day)}${line(t("body.measured"), point.value)}${line(t("body.smoothed"), point.trend)}`;
    },
  };
}

/** The options of the whole drawing. */
export function bodyOptions(page: BodyPage, ink: Ink): EChartsCoreOption {
  const shown = { type: "line", emphasis: { disabled: true } };
  return {
    animation: false,
    useUTC: true,
    aria: { enabled: true, label: { description: t("body.chart", { measure: nameOf(page.measure) }) } },
    tooltip: tooltip(page, ink),
    grid: { left: 44, right: 12, top: 12, bottom: 28 },
    xAxis: axis(page, ink),
    yAxis: {
      type: "value",
      scale: true,
      splitNumber: 4,
      axisLabel: { color: ink.dim, fontFamily: ink.face, fontSize: ink.size, formatter: format.number },
      splitLine: { lineStyle: { color: ink["line-soft"] } },
    },
    series: [
      {
        ...shown,
        name: t("body.measured"),
        symbol: "circle",
        showAllSymbol: true,
        symbolSize: page.points.length > 200 ? 3 : 5,
        lineStyle: { width: 0 },
        itemStyle: { color: ink["amount-4"] },
        data: page.points.map((point) => [point.day, point.value]),
      },
      {
        ...shown,
        name: t("body.smoothed"),
        symbol: "none",
        lineStyle: { color: ink.ink, width: 1.75 },
        data: page.points.map((point) => [point.day, point.trend]),
      },
    ],
  };
}
