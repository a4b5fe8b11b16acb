#!/usr/bin/env bash
# Makes the picture in the project's README, src/Api/Formats/reading-page.png: an article as a page to read, beside the
# JSON of one of its quotes. It needs curl, jq, perl, chromium, and a running server with the samples:
#   tests/picture.sh [ADDRESS]     the server's address, http://localhost:5080 if none is given
set -euo pipefail
export LC_ALL=C.UTF-8
server=${1:-http://localhost:5080}
picture=$(cd "$(dirname "$0")/.." && pwd)/src/Api/Formats/reading-page.png
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fields=id,articleId,text,kind,speakers,sourceType,confidence,method,review,place,prefix,suffix,original
fields+=,attribution.mention.text,attribution.cue.text,attribution.descriptor
get() { curl --fail --silent --show-error "$server$1"; }
# The innermost objects on one line each, as far as they fit, and the names of members in colour.
shorten() {
  perl -CS -Mutf8 -0pe 's/\{([^{}]*)\}/my ($all, $one) = ($1, $1); $one =~ s{\s*\n\s*}{ }g; length $one < 80 ? "{$one}" : "{$all}"/ge'
}
colour() { sed -E 's/&/\&amp;/g; s/</\&lt;/g; s/("[A-Za-z0-9]+"):/<b>\1<\/b>:/g'; }

get '/v1/articles/1?format=html' > "$folder/article.html"
{
  cat << 'HTML'
<!DOCTYPE html>
<meta charset="utf-8">
<style>
  body { margin: 0; display: grid; grid-template: 2.2rem 1fr / 600px 680px; height: 760px; background: #f3f1ec; }
  h1 { margin: 0; padding: .6rem 1.1rem 0; font: 600 13px/1.4 "DejaVu Sans Mono", monospace; color: #5c5852; }
  iframe { width: 600px; height: 100%; border: 0; border-inline-end: 1px solid #dedad2; }
  pre { margin: 0; padding: 1.1rem; background: #fff; color: #1d1c1a; white-space: pre-wrap; overflow-wrap: anywhere;
        font: 12.5px/1.6 "DejaVu Sans Mono", monospace; }
  b { font-weight: 400; color: #0b5394; }
</style>
<h1>/v1/articles/1?format=html</h1>
<h1>/v1/quotes/1</h1>
<iframe src="article.html" scrolling="no"></iframe>
HTML
  echo "<pre>$(get "/v1/quotes/1?fields=$fields" | jq . | shorten | colour)</pre>"
} > "$folder/picture.html"

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,760 \
  --screenshot="$picture" "file://$folder/picture.html" > /dev/null 2>&1
echo "$picture: $(wc -c < "$picture") bytes"
