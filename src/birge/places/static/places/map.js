// Draws outlines and points from our own GeoJSON on every element with `data-map`. No tiles, no outside address.
// The table on the same page holds the same, so without this script nothing is lost.
"use strict";

document.querySelectorAll("[data-map]").forEach(async (element) => {
  const load = (address) => (address ? fetch(address).then((answer) => (answer.ok ? answer.json() : null)) : null);
  const [outlines, points] = await Promise.all([load(element.dataset.outlines), load(element.dataset.points)]);
  const drawn = [outlines, points].filter((found) => found && found.features.length);
  if (!drawn.length) return;

  element.hidden = false;
  const map = L.map(element, { zoomSnap: 0.25, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false);
  const label = (feature) => {
    const text = document.createElement("span");
    text.textContent = feature.properties.name;
    return text;
  };
  const shown = L.featureGroup().addTo(map);

  if (outlines) {
    const isFirst = (feature) => (feature.properties.soate || "").endsWith("000000000");
    const isLine = (feature) => feature.geometry.type === "LineString";
    const looks = (feature) => (isLine(feature) ? "outline line" : isFirst(feature) ? "outline first" : "outline");
    L.geoJSON(outlines, {
      style: (feature) => ({ className: looks(feature) }),
      onEachFeature: (feature, layer) => {
        layer.bindTooltip(label(feature), { sticky: true });
        layer.on("click", () => { window.location = feature.properties.url; });
      },
    }).addTo(shown);
  }
  if (points) {
    L.geoJSON(points, {
      pointToLayer: (feature, place) => L.circleMarker(place, { radius: 5, className: "settlement" }),
      onEachFeature: (feature, layer) => layer.bindTooltip(label(feature)),
    }).addTo(shown);
  }
  map.fitBounds(shown.getBounds(), { padding: [8, 8] });
});
