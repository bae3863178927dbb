// Returns each text whose colour is hard to tell from what is behind it (WCAG 2.2, 1.4.3): the ratio and the text.
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
const colours = new Map();

function rgba(colour) {
  if (!colours.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    colours.set(colour, [r, g, b, a / 255]);
  }
  return colours.get(colour);
}

function over(top, bottom) {
  return [0, 1, 2].map(i => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1);
}

function behind(element) {
  if (!element) {
    return rgba(getComputedStyle(document.body).backgroundColor);
  }
  const own = rgba(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, behind(element.parentElement));
}

function luminance(colour) {
  const [r, g, b] = colour.slice(0, 3)
    .map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const weak = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let seen = 0;
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  const text = walker.currentNode.textContent.trim();
  if (text === "" || element.closest("script, noscript, template, [hidden]") || !element.checkVisibility()) {
    continue;
  }
  seen++;
  const background = behind(element);
  const style = getComputedStyle(element);
  const colour = rgba(element instanceof SVGElement ? style.fill : style.color);
  const [a, b] = [over(colour, background), background].map(luminance);
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) {
    weak.add(`${ratio.toFixed(2)} ${element.tagName} ${text.slice(0, 40)}`);
  }
}
return seen < 200 ? ["Only " + seen + " texts are to be seen"] : [...weak];
