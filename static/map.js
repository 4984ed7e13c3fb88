/* Draws the offline base map and the reported places inside folium's Leaflet map.
   It is given ids, names of places and counts only, never article text; names reach the page through
   textContent and canvas text, so that nothing in them can run. */
"use strict";
window.Dateline = (function () {
  const BASE = "../../app/static/basemap/";
  const SVG = "http://www.w3.org/2000/svg";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const state = { drawn: null, places: new Map(), legend: null, home: null, focus: null, map: null, selected: "", picks: 0, base: [], tiles: false, byHand: null };

  /* --- theme: the frame takes light or dark from the page around it ------------------------------- */
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  function readTheme() {
    let dark = matchMedia("(prefers-color-scheme: dark)").matches;
    try {
      const app = parent.document.querySelector(".stApp");
      const rgb = getComputedStyle(app).backgroundColor.match(/[\d.]+/g).map(Number);
      dark = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 128;
    } catch (error) { /* a frame without that parent keeps the system's theme */ }
    return dark ? "dark" : "light";
  }
  function followTheme(change) {
    const apply = () => {
      const theme = readTheme();
      if (document.documentElement.dataset.theme === theme) return;
      document.documentElement.dataset.theme = theme;
      change();
    };
    apply();
    try {
      const app = parent.document.querySelector(".stApp");
      new MutationObserver(apply).observe(app, { attributes: true, attributeFilter: ["class", "style"] });
    } catch (error) { matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply); }
  }

  /* --- base map ------------------------------------------------------------------------------------ */
  function takeFonts() {  // the page's own fonts, which Streamlit serves
    try {
      const faces = [...parent.document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof parent.CSSFontFaceRule && /Source Sans/.test(rule.cssText))
        .map((rule) => rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, link) => `url("${new URL(link, rule.parentStyleSheet.href || parent.location.href)}")`));
      document.head.append(Object.assign(document.createElement("style"), { textContent: faces.join("\n") }));
      return document.fonts.load('13px "Source Sans"');
    } catch (error) { return Promise.resolve(); }
  }
  const load = (name) => fetch(BASE + name).then((answer) => {
    if (!answer.ok) throw new Error(name + ": " + answer.status);
    return answer.json();
  });
  function pane(map, name, order) {
    const made = map.createPane(name);
    made.style.zIndex = order;
    made.style.pointerEvents = "none";
    return name;
  }
  function addLines(map, data, name, order, style, filter) {
    const renderer = L.canvas({ pane: pane(map, name, order), padding: 0.3 });
    const layer = L.geoJSON(data, { renderer, pane: name, interactive: false, style: () => style(), filter });
    const entry = { layer, style, from: 0 };
    state.base.push(entry);
    return entry;
  }
  function showByZoom(map) {
    for (const entry of state.base) {
      const wanted = map.getZoom() >= entry.from;
      if (wanted !== map.hasLayer(entry.layer)) wanted ? entry.layer.addTo(map) : entry.layer.remove();
    }
  }
  function restyle() { for (const entry of state.base) entry.layer.setStyle(entry.style()); }

  function addBase(map) {
    const labels = state.labels;
    const problem = (error) => console.warn("base map:", error.message);
    load("countries.geojson").then((data) => {
      addLines(map, data, "countries", 150, () => ({
        color: colour("border"), weight: 1, fillColor: colour("land"), fillOpacity: 1 }));
      labels.countries = data.features.map((item) => item.properties);
      showByZoom(map); labels.redraw();
    }).catch(problem);
    const isBorder = (item) => item.properties.kind === "border";
    const provinceStyle = () => ({ color: colour("province"), weight: 1 });
    load("provinces.geojson").then((data) => {
      addLines(map, data, "provinces", 160, provinceStyle, isBorder).from = 6;
      labels.addProvinces(data); showByZoom(map); labels.redraw();
    }).catch(problem);
    load("lines.geojson").then((data) => {
      addLines(map, data, "disputed", 165, () => ({ color: colour("border"), weight: 1, dashArray: "4 3" }),
        (item) => item.properties.kind === "disputed");
      addLines(map, data, "roads", 170, () => ({ color: colour("road"), weight: 1.6 }),
        (item) => item.properties.kind === "road").from = 7;
      labels.roads = data.features.filter((item) => item.properties.kind === "road");
      showByZoom(map); labels.redraw();
    }).catch(problem);
    load("rivers.geojson").then((data) => {
      const of = (kind) => (item) => item.properties.kind === kind;
      addLines(map, data, "rivers", 162, () => ({ color: colour("river"), weight: 1.4 }), of("great")).from = 5;
      addLines(map, data, "streams", 161, () => ({ color: colour("river"), weight: 0.8 }), of("small")).from = 8;
      labels.rivers = data.features.filter(of("name"));
      showByZoom(map); labels.redraw();
    }).catch(problem);
    load("towns.json").then((rows) => { labels.towns = rows; labels.redraw(); }).catch(problem);

    let asked = false;  // borders of provinces elsewhere are heavy: only where the map goes there
    const elsewhere = () => {
      const near = L.latLngBounds([[29, 31], [43, 49]]);
      if (asked || map.getZoom() < 5 || near.contains(map.getBounds())) return;
      asked = true;
      load("provinces_world.geojson").then((data) => {
        addLines(map, data, "provinces-world", 159, provinceStyle, isBorder).from = 5;
        labels.addProvinces(data); showByZoom(map); labels.redraw();
      }).catch(problem);
    };
    map.on("moveend", elsewhere);
    map.on("zoomend", () => showByZoom(map));
    takeFonts().then(() => { labels.widths.clear(); labels.redraw(); });
    followTheme(() => { restyle(); labels.redraw(); });
  }

  /* --- names on the base map: one canvas, the most important first, never one over another --------- */
  const Labels = L.Layer.extend({
    countries: [], provinces: [], towns: [], roads: [], rivers: [], widths: new Map(),
    addProvinces(data) {
      this.provinces = this.provinces.concat(data.features.filter((item) => item.properties.kind === "name"));
    },
    onAdd(map) {
      this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", map.getPane(pane(map, "names", 300)));
      this.canvas.setAttribute("aria-hidden", "true");
      map.on("moveend zoomend resize", this.redraw, this);
    },
    onRemove(map) { this.canvas.remove(); map.off("moveend zoomend resize", this.redraw, this); },
    redraw() {
      const map = this._map;
      if (!map || !map._loaded) return;
      const size = map.getSize(), ratio = devicePixelRatio || 1, pen = this.canvas.getContext("2d");
      this.canvas.width = size.x * ratio; this.canvas.height = size.y * ratio;
      this.canvas.style.width = size.x + "px"; this.canvas.style.height = size.y + "px";
      L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.taken = [...state.places.values()].map((place) => {
        const at = map.latLngToContainerPoint(place.marker.getLatLng()), r = place.r + 1;
        return [at.x - r, at.y - r, at.x + r, at.y + r];
      });
      this.marks = [...this.taken];
      const frame = map.getContainer().getBoundingClientRect();
      for (const control of document.querySelectorAll(".leaflet-control, .map-note:not(:empty)")) {  // no name half under a button
        const box = control.getBoundingClientRect();
        this.taken.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
      }
      const zoom = map.getZoom(), view = map.getBounds().pad(0.05);
      this.named = new Set();
      this.inks = new Map();
      this.drawPlaces(pen, map, zoom, view);
      if (state.tiles) return;  // online tiles have names of their own
      this.drawTowns(pen, map, zoom, view);
      this.drawRoads(pen, map, zoom, view);
      this.drawRivers(pen, map, zoom, view);
      this.drawProvinces(pen, map, zoom, view);
      this.drawCountries(pen, map, zoom, view);
    },
    later() {  // once the marks are on the screen: names may follow a moment after them
      cancelAnimationFrame(this.waiting);
      this.waiting = requestAnimationFrame(() => { this.waiting = requestAnimationFrame(() => this.redraw()); });
    },
    ink(name) {
      if (!this.inks.has(name)) this.inks.set(name, colour(name));
      return this.inks.get(name);
    },
    width(pen, text, font, spacing = "0px") {  // measuring is slow, and the same names come again and again
      const key = font + spacing + text;
      if (!this.widths.has(key)) {
        pen.font = font; pen.letterSpacing = spacing;
        this.widths.set(key, pen.measureText(text).width);
      }
      return this.widths.get(key);
    },
    write(pen, text, x, y, style) {
      const width = this.width(pen, text, style.font, style.spacing), left = style.align === "left" ? x : x - width / 2;
      const box = [left - 3, y - style.height / 2 - 1, left + width + 3, y + style.height / 2 + 1];
      const size = this._map.getSize();
      if (box[0] < 0 || box[1] < 0 || box[2] > size.x || box[3] > size.y) return false;
      const meets = (other, gap) => box[0] < other[2] + gap && other[0] < box[2] + gap && box[1] < other[3] + gap && other[1] < box[3] + gap;
      if (this.taken.some((other) => meets(other, 0))) return false;
      if (style.of !== undefined && this.marks.some((other, at) => at !== style.of && meets(other, 9))) return false;
      this.taken.push(box);
      pen.font = style.font; pen.letterSpacing = style.spacing || "0px";
      pen.textAlign = style.align || "center"; pen.textBaseline = "middle";
      pen.lineJoin = "round"; pen.lineWidth = 3; pen.strokeStyle = this.ink("halo"); pen.strokeText(text, x, y);
      pen.fillStyle = this.ink(style.colour); pen.fillText(text, x, y);
      return true;
    },
    drawPlaces(pen, map, zoom, view) {  // every reported place is named where there is room, those of most reports first
      const family = getComputedStyle(map.getContainer()).fontFamily;
      for (const [index, place] of [...state.places.values()].slice(0, 80).entries()) {
        const spot = place.marker.getLatLng();
        if (!view.contains(spot)) continue;
        const at = map.latLngToContainerPoint(spot), off = place.r + 8;
        const name = place.name, text = place.arabic && zoom >= 9 ? `${name}  ${place.arabic}` : name;
        const style = { font: `650 ${place.n > 4 ? 14 : 12.5}px ${family}`, height: 15, colour: "label" };
        const fits = (words, of) => {  // `of`: not so near another mark that it could be taken for that one's name
          const width = this.width(pen, words, style.font), low = off + 6, inwards = off - width;
          const spots = [[off, 0], [-off - width, 0], [-width / 2, low], [-width / 2, -low], [inwards, low], [inwards, -low],
            [-off, low], [-off, -low], [-width / 2, low + 16], [-width / 2, -low - 16]];
          return spots.some(([dx, dy]) => this.write(pen, words, at.x + dx, at.y + dy, { ...style, of, align: "left" }));
        };
        if (fits(text, index) || fits(name, index) || fits(text) || fits(name)) this.named.add(place.name);
      }
    },
    drawTowns(pen, map, zoom, view) {
      const family = getComputedStyle(map.getContainer()).fontFamily;
      const floor = [4e6, 4e6, 4e6, 4e6, 2e6, 1e6, 3e5, 1e5, 3e4, 8e3][Math.max(0, Math.floor(zoom))] ?? 0;
      let written = 0;
      for (const [name, lat, lng, people, arabic] of this.towns) {
        if (people < floor || written > 70) break;
        if (!view.contains([lat, lng]) || this.named.has(name)) continue;
        const at = map.latLngToContainerPoint([lat, lng]), large = people >= 4e5;
        const style = { font: `${large ? 600 : 400} ${large ? 13 : 12}px ${family}`, height: 14, colour: "label" };
        const spots = [[6, 0, "left"], [0, -11, "center"], [0, 12, "center"]];
        const text = arabic && zoom >= 9 ? `${name}  ${arabic}` : name;
        for (const [dx, dy, align] of spots) {
          if (!this.write(pen, text, at.x + dx, at.y + dy, { ...style, align })) continue;
          pen.beginPath(); pen.arc(at.x, at.y, large ? 2.5 : 1.8, 0, 7); pen.fill(); written += 1; break;
        }
      }
    },
    drawRoads(pen, map, zoom, view) {
      if (zoom < 8) return;
      const family = getComputedStyle(map.getContainer()).fontFamily;
      for (const road of this.roads) {
        let last = null;
        for (const [lng, lat] of road.geometry.coordinates) {
          const here = map.latLngToContainerPoint([lat, lng]);
          if (last && view.contains([lat, lng]) && here.distanceTo(last) > 70 &&
              this.write(pen, road.properties.name, (here.x + last.x) / 2, (here.y + last.y) / 2,
                { font: `600 10px ${family}`, height: 12, colour: "quiet" })) break;
          last = here;
        }
      }
    },
    drawRivers(pen, map, zoom, view) {
      if (zoom < 7) return;
      const family = getComputedStyle(map.getContainer()).fontFamily;
      for (const item of this.rivers) {
        const [lng, lat] = item.geometry.coordinates;
        if (!view.contains([lat, lng])) continue;
        const at = map.latLngToContainerPoint([lat, lng]);
        this.write(pen, item.properties.name, at.x, at.y, { font: `italic 12px ${family}`, height: 13, colour: "water" });
      }
    },
    drawProvinces(pen, map, zoom, view) {
      if (zoom < 6) return;
      const family = getComputedStyle(map.getContainer()).fontFamily;
      for (const item of this.provinces) {
        const [lng, lat] = item.geometry.coordinates;
        if (item.properties.size * 4 ** zoom < 3e4 || !view.contains([lat, lng])) continue;
        const at = map.latLngToContainerPoint([lat, lng]);
        this.write(pen, item.properties.name.toUpperCase(), at.x, at.y,
          { font: `500 11px ${family}`, spacing: "2px", height: 13, colour: "quiet" });
      }
    },
    drawCountries(pen, map, zoom, view) {
      if (zoom > 7) return;
      const family = getComputedStyle(map.getContainer()).fontFamily;
      for (const country of this.countries) {
        if (country.size * 4 ** zoom < 1200 || !view.contains(country.at)) continue;
        const at = map.latLngToContainerPoint(country.at);
        this.write(pen, country.name, at.x, at.y,
          { font: `600 14px ${family}`, spacing: "1px", height: 16, colour: "quiet" });
      }
    },
  });

  /* --- markers: a ring divided by kind of event, the number of reports inside ------------------------ */
  const svg = (tag, attributes, parent) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (parent) parent.append(made);
    return made;
  };
  function arc(radius, from, to) {
    const point = (turn) => [radius * Math.sin(2 * Math.PI * turn), -radius * Math.cos(2 * Math.PI * turn)];
    const [x0, y0] = point(from), [x1, y1] = point(to);
    return `M${x0} ${y0}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x1} ${y1}`;
  }
  const DASHES = { denied: "4 2.4", planned: "0.1 3.4" };  // dashes; round dots
  function drawSymbol(place, r, parent) {
    const edge = r + 5, root = svg("svg", { width: 2 * edge, height: 2 * edge, viewBox: `${-edge} ${-edge} ${2 * edge} ${2 * edge}`, "aria-hidden": "true" }, parent);
    const wide = Math.max(3.5, r * 0.36), total = place.kinds.reduce((sum, kind) => sum + kind[1], 0);
    if (place.area) {
      svg("rect", { class: "halo", x: -r - 3, y: -r - 3, width: 2 * r + 6, height: 2 * r + 6, rx: 6 }, root);
      svg("rect", { class: "hole", x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 4 }, root);
      let left = -r;
      for (const [hue, count] of place.kinds) {
        const width = (2 * r * count) / total;
        svg("rect", { x: left, y: r - wide, width, height: wide, fill: hue }, root);
        left += width;
      }
      svg("rect", { class: "ring", x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 4, "stroke-dasharray": DASHES[place.status] ?? "none", "stroke-width": place.status === "verified" ? 2.5 : 1 }, root);
    } else {
      svg("circle", { class: "halo", r: r + 3 }, root);
      svg("circle", { class: "hole", r }, root);
      let turn = 0;
      for (const [hue, count] of place.kinds) {
        const part = count / total, paint = { fill: "none", stroke: hue, "stroke-width": wide };
        if (part > 0.999) svg("circle", { r: r - wide / 2, ...paint }, root);
        else svg("path", { d: arc(r - wide / 2, turn, turn + part), ...paint }, root);
        turn += part;
      }
      if (place.status === "verified") svg("circle", { class: "ring", r: r + 0.5 }, root);
      if (DASHES[place.status]) svg("circle", { class: "ring", r: r + 0.5, "stroke-dasharray": DASHES[place.status], "stroke-linecap": place.status === "planned" ? "round" : "butt" }, root);
    }
    const text = svg("text", { "font-size": Math.max(10, r * 0.85), y: place.area ? -wide / 2.5 : 0 }, root);
    text.textContent = place.label !== undefined ? place.label : place.n > 999 ? Math.round(place.n / 1000) + "k" : String(place.n);
    return root;
  }
  const radius = (n) => Math.min(24, 9 + 2.6 * Math.sqrt(n));

  function tip(place) {
    const box = document.createElement("div"), name = document.createElement("b");
    name.textContent = place.name;
    if (place.arabic) name.append("  ", place.arabic);
    box.append(name, note(place));
    return box;
  }
  const NUMBER = new Intl.NumberFormat("en");
  const WORTH = { verified: "verified", denied: "denied", planned: "planned, not yet reported to have happened" };
  function note(place) {  // what a mark says in words: how many reports, what they are worth, how exact
    if (place.note !== undefined) return place.note;
    const worth = WORTH[place.status] ? ` (${WORTH[place.status]})` : "";
    return `${NUMBER.format(place.n)} ${place.n === 1 ? "report" : "reports"}${worth}, ${place.extent}`;
  }

  /* --- uncertainty: where the event may have been ------------------------------------------------------ */
  const outlines = new Map();  // country code → promise of {gazetteer id: coordinates}; {} where it can't be had
  function outline([code, id]) {
    if (!outlines.has(code)) outlines.set(code, load(`areas/${code}.json`).catch((error) => {
      console.warn("areas:", error.message);
      return {};
    }));
    return outlines.get(code).then((areas) => areas[id]);
  }
  // The part of an area that lies in a direction from its middle: its rings cut along a straight line.
  const OFF_MIDDLE = 0.2;  // where the cut runs, as a share of the way to the outermost point
  function cut(coordinates, [lat, lng, bearing]) {
    const turn = bearing * Math.PI / 180, east = Math.sin(turn) * Math.cos(lat * Math.PI / 180), north = Math.cos(turn);
    const along = ([x, y]) => (x - lng) * east + (y - lat) * north;
    const line = OFF_MIDDLE * Math.max(0, ...coordinates.flat(2).map(along));
    const kept = (ring) => ring.flatMap((here, at) => {
      const before = ring[(at + ring.length - 1) % ring.length], a = along(before) - line, b = along(here) - line;
      const t = a / (a - b), crossing = [before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])];
      if (b >= 0) return a < 0 ? [crossing, here] : [here];
      return a >= 0 ? [crossing] : [];
    });
    return coordinates.map((part) => part.map(kept).filter((ring) => ring.length > 2)).filter((part) => part.length);
  }
  const MANY_AREAS = 60;  // with more of them on the map only the chosen one and the one pointed at are filled
  function drawArea(place, group, few) {
    outline(place.within).then((coordinates) => {
      if (state.places.get(place.id) !== place) return;  // drawn anew in the meantime
      if (!coordinates) { drawDisc(place, group); return; }
      const country = place.kind === "country" && !place.side;
      if (place.side) coordinates = cut(coordinates, place.side);
      const quiet = { weight: 1, opacity: few && !country ? 0.45 : 0, fillOpacity: few && !country ? 0.05 : 0 };
      const strong = { weight: 2, opacity: 0.9, fillOpacity: 0.16 };
      const shape = L.geoJSON({ type: "MultiPolygon", coordinates }, { pane: "areas", interactive: !country,
        style: { color: place.hue, fillColor: place.hue, ...(place.selected ? strong : quiet), className: "whole-area" } });
      const point = (on) => place.selected || shape.setStyle(on ? { ...strong, weight: 1.5, fillOpacity: 0.1 } : quiet);
      place.marker.on("mouseover focus", () => point(true)).on("mouseout blur", () => point(false));
      shape.on("mouseover", () => point(true)).on("mouseout", () => point(false)).on("click", () => pick(place.id));
      shape.eachLayer((part) => part.on("add", () => { part.getElement().dataset.area = place.id; }));
      shape.addTo(group);
      if (country) shape.bringToBack();
    });
  }
  function drawDisc(place, group) {
    const strong = place.selected, broad = place.radius >= 60;
    place.extentShape = L.circle([place.lat, place.lng], { interactive: false, pane: "extent", color: place.hue, fillColor: place.hue,
      radius: place.radius * 1000, weight: strong ? 1.5 : 1,
      opacity: strong ? 0.8 : broad ? 0 : 0.3, fillOpacity: strong ? 0.14 : broad ? 0 : 0.08 }).addTo(group);
  }
  function drawExtent(place, group, few) {
    const common = { interactive: false, pane: "extent", color: place.hue, fillColor: place.hue };
    const strong = place.selected;
    if (place.shape.length) {
      const ring = place.offset > 0;  // a distance without a direction: anywhere on this band
      const shape = L.polygon(place.shape, { ...common, weight: strong ? 2 : 1, opacity: strong ? 0.9 : 0.6,
        fillOpacity: strong ? 0.38 : ring ? 0.16 : 0.1, interactive: ring, className: ring ? "distance-ring" : "" });
      if (ring) shape.on("click", () => pick(place.id));
      place.extentShape = shape.addTo(group);
      return;
    }
    return place.within ? drawArea(place, group, few) : drawDisc(place, group);
  }

  /* --- places that would cover each other step aside, a thin line leads to the true point --------------- */
  const FARTHEST = 44;  // pixels
  function neighbours(all, cell) {  // pairs of places that may cover each other, found by squares as wide as two of them
    const squares = new Map(), pairs = [], at = (x, y) => x * 100003 + y;
    all.forEach((place, i) => {
      place.column = Math.floor(place.x / cell); place.line = Math.floor(place.y / cell);
      const key = at(place.column, place.line);
      if (squares.has(key)) squares.get(key).push(i); else squares.set(key, [i]);
    });
    all.forEach((place, i) => {
      for (let x = -1; x < 2; x += 1) for (let y = -1; y < 2; y += 1)
        for (const j of squares.get(at(place.column + x, place.line + y)) ?? []) if (j > i) pairs.push([i, j]);
    });
    return pairs;
  }
  function spread(map) {
    const all = [...state.places.values()];
    if (all.length > 400) return;
    for (const place of all) { place.at = map.latLngToLayerPoint(place.anchor); place.x = place.at.x; place.y = place.at.y; }
    const cell = 2 * Math.max(0, ...all.map((place) => place.r)) + 5;
    for (let round = 0; round < (all.length > 150 ? 12 : 40); round += 1) {
      let moved = false;
      for (const [i, j] of neighbours(all, cell)) {
        const a = all[i], b = all[j], need = a.r + b.r + 5;
        let dx = b.x - a.x, dy = b.y - a.y, gap = Math.sqrt(dx * dx + dy * dy);
        if (gap >= need) continue;
        if (gap < 0.01) { const turn = (i * 2.4 + j); dx = Math.cos(turn); dy = Math.sin(turn); gap = 1; }
        const push = (need - gap) / 2 / gap, heavy = a.n >= b.n ? 0.3 : 0.7;
        a.x -= dx * push * 2 * heavy; a.y -= dy * push * 2 * heavy;
        b.x += dx * push * 2 * (1 - heavy); b.y += dy * push * 2 * (1 - heavy);
        moved = true;
      }
      if (!moved) break;
    }
    for (const place of all) {
      const far = Math.hypot(place.x - place.at.x, place.y - place.at.y);
      if (far > FARTHEST) {  // on a small scale marks may overlap: further off they would lie in other countries
        place.x = place.at.x + (place.x - place.at.x) * FARTHEST / far;
        place.y = place.at.y + (place.y - place.at.y) * FARTHEST / far;
      }
      const away = Math.hypot(place.x - place.at.x, place.y - place.at.y) > 4;
      const spot = map.layerPointToLatLng([place.x, place.y]);
      if (!place.marker.getLatLng().equals(spot)) place.marker.setLatLng(spot);
      lead(place, away ? spot : null);
    }
  }
  function lead(place, spot) {  // from where a mark stepped aside to where it is meant; most need none
    if (!spot) { place.aside?.remove(); place.aside = null; return; }
    if (place.aside) { place.aside.line.setLatLngs([place.anchor, spot]); return; }
    const quiet = { pane: "extent", interactive: false }, ink = colour("ink");
    const line = L.polyline([place.anchor, spot], { ...quiet, weight: 1, color: ink, opacity: 0.6 });
    const dot = L.circleMarker(place.anchor, { ...quiet, radius: 2.2, weight: 0, fillColor: ink, fillOpacity: 1 });
    place.aside = L.layerGroup([line, dot]).addTo(place.group);
    place.aside.line = line;
  }

  /* --- a pick: seen at once here, then told to Python ----------------------------------------------------- */
  function highlight(id) {
    for (const [key, place] of state.places) {
      const on = key === id;
      if (on === place.on) continue;
      place.on = on;
      place.marker.getElement()?.classList.toggle("selected", on);
      place.marker.getElement()?.setAttribute("aria-pressed", String(on));
      place.marker.setZIndexOffset(on ? 1000 : 0);
    }
  }
  function pick(id) {
    highlight(id);
    state.picks += 1;
    window.Streamlit.setComponentValue({ place: id, pick: state.picks });
  }

  function takePoints(map) {  // where a press beside the places sets a point
    if (state.takesPoints) return;
    state.takesPoints = true;
    map.getContainer().style.cursor = "crosshair";
    map.on("click", ({ latlng }) => {
      const { lat, lng } = latlng.wrap();
      state.pointed?.remove();
      state.pointed = L.circleMarker(latlng, { radius: 7, weight: 2, color: colour("ink"), fillOpacity: 0.2, interactive: false }).addTo(map);
      state.picks += 1;
      window.Streamlit.setComponentValue({ point: [lat, lng], pick: state.picks });
    });
  }

  function addPlace(map, given, selected, few) {
    const group = L.layerGroup().addTo(map), place = { ...given, given, few, selected, group };
    place.r = radius(place.n);
    place.anchor = L.latLng(place.lat, place.lng);
    if (place.offset > 0) {  // the number stands on the ring, not in its centre
      place.anchor = L.latLng(place.lat + (place.offset / 111.2) * 0.7071,
        place.lng - (place.offset / (111.2 * Math.cos(place.lat * Math.PI / 180))) * 0.7071);
    }
    const edge = place.r + 5, html = drawSymbol(place, place.r);
    const icon = L.divIcon({ className: "place", html, iconSize: [2 * edge, 2 * edge], iconAnchor: [edge, edge] });
    place.marker = L.marker(place.anchor, { icon, riseOnHover: true, keyboard: true }).bindTooltip(() => tip(place), { direction: "top", offset: [0, -place.r] });
    place.marker.on("click", () => pick(place.id));
    place.marker.on("add", () => {
      const element = place.marker.getElement();
      element.dataset.place = place.id;
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", `${place.name}: ${note(place)}`);
      element.addEventListener("keydown", (event) => {
        if (event.key === " " || event.key === "Enter") { event.preventDefault(); pick(place.id); }
      });
    });
    place.marker.addTo(group);
    state.places.set(place.id, place);
    drawExtent(place, group, few);
  }
  // Other numbers at a place that is there already: another symbol on the same mark.
  function recount(place, given) {
    if (place.hue !== given.hue) place.extentShape?.setStyle({ color: given.hue, fillColor: given.hue });
    Object.assign(place, given, { given, r: radius(given.n) });
    const element = place.marker.getElement(), edge = place.r + 5, size = `${2 * edge}px`;
    element.replaceChildren(drawSymbol(place, place.r));
    element.style.width = element.style.height = size;
    element.style.marginLeft = element.style.marginTop = `${-edge}px`;
    element.setAttribute("aria-label", `${place.name}: ${note(place)}`);
    place.marker.getTooltip().options.offset = [0, -place.r];
  }
  // Only what differs from what is there is drawn anew: most places stay the same from one choice to the next.
  const written = new WeakMap();  // what a place was told to be, as text: all of it, and without the numbers
  function texts(given) {
    if (!written.has(given)) {
      const { n, kinds, status, hue, ...rest } = given;
      if (rest.within) rest.hue = hue;  // an area comes later, and takes its colour then
      written.set(given, { numbers: JSON.stringify([n, kinds, status, hue]), rest: JSON.stringify(rest) });
    }
    return written.get(given);
  }
  function show(map, places, selected) {
    const focused = document.activeElement?.dataset?.place, before = state.places;
    const few = places.filter((place) => place.within).length <= MANY_AREAS;
    const stays = (old, given) => old && old.selected === (given.id === selected) && old.few === few &&
      (old.given === given || texts(old.given).rest === texts(given).rest);
    const kept = new Set(places.filter((given) => stays(before.get(given.id), given)).map((given) => given.id));
    for (const [id, old] of before) if (!kept.has(id)) old.group.remove();
    state.places = new Map();
    state.changed = kept.size !== before.size || kept.size !== places.length;
    for (const given of places) {
      const old = kept.has(given.id) && before.get(given.id);
      if (!old) { addPlace(map, given, given.id === selected, few); continue; }
      state.places.set(given.id, old);
      if (old.given !== given && texts(old.given).numbers !== texts(given).numbers) { recount(old, given); state.changed = true; }
    }
    state.selected = selected;
    map.getContainer().classList.toggle("many", places.length > 120);
    return () => { if (focused && !kept.has(focused)) state.places.get(focused)?.marker.getElement()?.focus(); };
  }
  // Days that the page's slider was moved to, drawn from what the page knows before the server has answered.
  function showDays(places, legend, days) {
    if (!state.map) return;
    state.byHand = days;
    const refocus = show(state.map, places, state.selected);
    drawLegend(legend);
    finish(state.map, refocus);
  }
  function finish(map, refocus) {
    if (state.changed) spread(map);
    highlight(state.selected);
    refocus();
    if (state.changed) state.labels.later();
    document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn || 0) + 1);
  }
  // Whether a hand on the page's slider has moved it on since these days were asked for: then another answer is on its
  // way. Days that the server moves by itself come before the slider shows them, and have to be drawn.
  function movedOn(days) {
    try {
      if (!days || !state.byHand?.some((day, at) => day !== days[at])) return false;
      const slider = parent.document.querySelector(".st-key-dates"), shown = [...slider.querySelectorAll("input[type=range]")];
      return slider.matches(":focus-within, :active") && shown.length === 2 &&
        shown.every((input, at) => Number(input.value) / 864e8 === state.byHand[at]);
    } catch (error) { return false; }  // no page around this frame, or no slider on it
  }

  /* --- controls -------------------------------------------------------------------------------------------- */
  // The first view has every mark whole: where the edge would cut one (a province beyond the places), it goes out to it.
  function goHome(map) {
    if (!state.home) return;
    const bounds = L.latLngBounds(state.home);
    for (let round = 0; round < 4; round += 1) {
      map.fitBounds(bounds, { animate: false, maxZoom: 10, padding: [30, 30] });
      spread(map);
      const cut = [...state.places.values()].filter((place) => isCut(map, place));
      if (!cut.length) break;
      for (const place of cut) bounds.extend(place.marker.getLatLng());
    }
  }
  function isCut(map, place) {
    const at = map.latLngToContainerPoint(place.marker.getLatLng()), size = map.getSize(), edge = place.r + 4;
    const whole = at.x >= edge && at.y >= edge && at.x <= size.x - edge && at.y <= size.y - edge;
    const away = at.x < -edge || at.y < -edge || at.x > size.x + edge || at.y > size.y + edge;
    return !whole && !away;
  }
  // The only thing that ever asks another host, and only after a press; where nothing comes, all stays as it was.
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const CREDIT = '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors';
  function addTilesButton(map) {
    const control = L.control({ position: "topright" });
    const layer = L.tileLayer(TILES, { maxZoom: 16, attribution: CREDIT });
    control.onAdd = () => {
      const button = L.DomUtil.create("button", "map-button");
      let shown = false;
      const turn = (on) => {
        state.tiles = on;
        button.setAttribute("aria-pressed", String(on));
        button.textContent = on ? "Street map: on" : "Street map";
        on ? layer.addTo(map) : layer.remove();
        state.labels.redraw();
      };
      button.type = "button"; button.title = "Loads a street map from openstreetmap.org";
      button.setAttribute("aria-pressed", "false"); button.textContent = "Street map";
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener("click", () => { shown = false; turn(!state.tiles); });
      layer.on("tileload", () => { shown = true; }).on("load", () => {
        if (shown || !state.tiles) return;
        setTimeout(() => {  // a layer can't be taken off in the midst of its own event
          turn(false);
          button.textContent = "Street map: not reachable";
        });
      });
      return button;
    };
    control.addTo(map);
  }
  function addControls(map) {
    const home = L.control({ position: "topright" });
    home.onAdd = () => {
      const button = L.DomUtil.create("button", "map-button");
      button.type = "button"; button.textContent = "Reset view";
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener("click", () => goHome(map));
      return button;
    };
    home.addTo(map);
    addTilesButton(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    state.legend = document.createElement("div");
    state.legend.className = "legend";
    document.body.append(state.legend);
    new ResizeObserver(() => fitLegend(map)).observe(state.legend);
    state.note = document.createElement("p");
    state.note.className = "map-note";
    state.note.setAttribute("role", "status");
    document.body.append(state.note);
  }
  function fitLegend(map) {  // the map has the height that its legend leaves
    document.documentElement.style.setProperty("--legend-height", state.legend.offsetHeight + "px");
    map.invalidateSize({ animate: false });
  }
  const SIGNS = [
    ["verified", { r: 5, "stroke-width": 2 }], ["denied", { r: 5, "stroke-width": 1.5, "stroke-dasharray": "4 2.3" }],
    ["planned", { r: 5, "stroke-width": 2, "stroke-dasharray": "0.1 3.05", "stroke-linecap": "round" }],
    ["somewhere within", { r: 6, fill: "currentColor", "fill-opacity": 0.25, stroke: "none" }],
    ["at this distance", { r: 5, opacity: 0.55, "stroke-width": 3 }], ["a whole area", { x: -5, y: -5, width: 10, height: 10, rx: 2 }],
  ];
  function legendRow(label, tag, attributes) {
    const item = document.createElement("li");
    const icon = svg("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, item);
    svg(tag, attributes, icon);
    item.append(label);
    return item;
  }
  function drawLegend(rows) {
    const families = document.createElement("ul"), signs = document.createElement("ul");
    families.setAttribute("aria-label", "Colours"); signs.setAttribute("aria-label", "Signs");
    for (const [hue, label] of rows)
      families.append(legendRow(label, "circle", { r: 4.5, fill: "none", stroke: hue, "stroke-width": 4 }));
    for (const [label, shape] of SIGNS)
      signs.append(legendRow(label, shape.r ? "circle" : "rect", { fill: "none", stroke: "currentColor", ...shape }));
    state.legend.replaceChildren(families, signs);
  }

  /* --- what Python calls --------------------------------------------------------------------------------------- */
  function init(map) {
    map.createPane("areas").style.zIndex = 340;
    map.createPane("extent").style.zIndex = 350;
    document.documentElement.lang = "en";
    // Leaflet focuses the map at the first press; the page around the frame would scroll away under the pointer
    const box = map.getContainer();
    box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
    map.getContainer().setAttribute("role", "application");
    map.getContainer().setAttribute("aria-label", "Map of reported places; Tab goes from place to place, Enter chooses");
    map.attributionControl?.setPrefix(false);
    addControls(map);
    state.labels = new Labels().addTo(map);
    const styled = () => (colour("land") ? addBase(map) : setTimeout(styled, 20));  // map.css may come after this script
    styled();
    map.on("zoomend", () => { spread(map); state.labels.redraw(); });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  }
  function draw(map, group, payload) {
    state.pointed?.remove();
    if (payload.points) takePoints(map);
    const late = state.map && movedOn(payload.days);
    if (!late) state.byHand = null;
    const places = late ? [...state.places.values()].map((place) => place.given) : payload.places;
    state.map = map;
    const refocus = show(map, places, payload.selected);
    if (!late) drawLegend(payload.legend);
    if (payload.points) state.legend.style.display = "none";  // its signs say nothing of places to choose from
    state.note.textContent = payload.note ?? "";  // why no mark answers the choice
    const first = state.home === null;
    state.home = payload.home;
    if (first) { fitLegend(map); goHome(map); }
    if (payload.focus && payload.focus.seq !== state.focus) {
      state.focus = payload.focus.seq;
      const spot = L.latLng(payload.focus.lat, payload.focus.lng), near = map.getBounds().pad(-0.15).contains(spot);
      if (!near || map.getZoom() < payload.focus.zoom - 3) map.setView(spot, Math.max(map.getZoom(), payload.focus.zoom), { animate: !calm });
    }
    finish(map, refocus);
    if (first && payload.greet) window.Streamlit.setComponentValue({ drawn: true });
  }
  return { init, draw, showDays, state };
})();
