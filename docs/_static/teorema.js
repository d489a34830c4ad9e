// Boxes that scroll sideways can be reached from the keyboard; without this script they still scroll by touch and mouse.
function reachable() {
  document.querySelectorAll("div.math, .scrolls, div.highlight pre").forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}
addEventListener("DOMContentLoaded", reachable);
addEventListener("resize", reachable);
document.addEventListener("change", reachable);
