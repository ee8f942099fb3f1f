#!/usr/bin/env bash
# Lighthouse looks at each type of page on a phone: accessibility, best practices and what search engines ask for have to be perfect. How fast the
# page is depends on the machine, so it is only printed. Usage: lighthouse.sh DIST
set -euo pipefail
dist=$(realpath "${1:?usage: lighthouse.sh DIST}")
cd "$(dirname "$0")/../.."
PATH="$PWD/node_modules/.bin:$PATH"
node .ci/outside/lighthouse.mjs "$dist"
