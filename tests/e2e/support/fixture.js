// A file of its own: a policy that comes as a header allows no inline script.
const heard = document.querySelector("[data-testid=heard]");
const hear = ({ type, target }) => {
  heard.textContent = `${target.dataset.testid} ${target.value}`;
  heard.dataset.events = (heard.dataset.events ?? "") + type + " ";
};
document.addEventListener("input", hear);
document.addEventListener("change", hear);
document.querySelector("[data-testid=add-item]").onclick = () => {
  setTimeout(() => {
    const row = document.createElement("div");
    row.dataset.testid = "item";
    const value = Object.assign(document.createElement("input"), { value: "old" });
    value.dataset.testid = "item-value";
    row.append(value);
    document.getElementById("rows").append(row);
    document.querySelector("[data-testid=send]").disabled = false;
  }, 50);
};
document.querySelector("[data-testid=send]").onclick = () => { heard.textContent = "sent"; };
