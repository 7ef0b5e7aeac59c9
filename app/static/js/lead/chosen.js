/** The group and the task that the facilitator looks at: in the page's address, so that a refresh comes back to them. */

export function openChosen() {
  const address = new URL(location);
  return {
    get: (name) => address.searchParams.get(name),
    set(name, value) {
      if (value === address.searchParams.get(name)) return;
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
      history.replaceState(history.state, "", address);
    },
  };
}
