/** Styles that a page fetches when something needs them. Fails where they do not come. */
export const addStyles = (addresses) => Promise.all(addresses.split(" ").map(addStyle));

function addStyle(href) {
  return new Promise((resolve, reject) => {
    const onerror = () => {
      link.remove();
      reject(new Error(href));
    };
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror });
    document.head.append(link);
  });
}
