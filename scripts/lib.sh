# Shared by ./run, ./test and ./bench; sourced with the checkout as the current directory.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# No compiler or build server stays behind when a command ends.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

state=.run

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

has() { command -v "$1" >/dev/null; }
has_postgres() { has postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }

# require_tools NAME…: makes sure of dotnet and of each NAME (postgres, node); installs Debian packages when it may.
require_tools() {
    has dotnet || die "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or with: apt-get install dotnet-sdk-10.0"
    local tool packages=()
    for tool in "$@"; do
        case $tool in
            postgres) has_postgres || packages+=(postgresql postgresql-contrib) ;;
            node) has node || packages+=(nodejs); has npm || packages+=(npm) ;;
        esac
    done
    [ ${#packages[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ] || ! has apt-get; then
        die "Missing: ${packages[*]}. Install with: sudo apt-get install ${packages[*]}"
    fi
    say "Installing ${packages[*]} …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"; } >"$state/apt.log" 2>&1 ||
        die "apt-get could not install ${packages[*]}; see $state/apt.log"
}

# hash_of PATH…: one hash over names and contents of the sources below, without what builds leave there.
hash_of() {
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -path src/Api/wwwroot/ide \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# is_fresh STAMP HASH: whether the last successful build had these sources.
is_fresh() { [ -f "$state/$1" ] && [ "$(<"$state/$1")" = "$2" ]; }

# Two commands of one checkout never build at the same time; the lock ends with the shell, or with release_build_lock.
take_build_lock() { exec 9>"$state/build.lock"; flock 9; }
release_build_lock() { exec 9>&-; }

# Builds the query editor into src/Api/wwwroot/ide unless its sources are unchanged.
build_ide() {
    local hash
    hash=$(hash_of src/Api/Ide)
    if is_fresh ide.sha256 "$hash" && [ -f src/Api/wwwroot/ide/index.html ]; then return; fi
    require_tools node
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || die "Node.js 18 or newer is needed; this is $(node --version). Install it with: apt-get install nodejs npm"
    say "Building the query editor …"
    (cd src/Api/Ide && npm ci --ignore-scripts --no-audit --no-fund && npm run build) >"$state/ide.log" 2>&1 9>&- ||
        { tail -n 20 "$state/ide.log" >&2; die "The query editor does not build; see $state/ide.log"; }
    printf '%s' "$hash" >"$state/ide.sha256"
}

require_sdk() {
    dotnet --list-sdks | grep -q '^10\.' ||
        die "The .NET 10 SDK is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')). Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or with: apt-get install dotnet-sdk-10.0"
}

# Builds the API into .run/app, compiled ahead, unless its sources are unchanged. A server that still runs keeps the files it has open.
build_api() {
    local hash
    hash=$(hash_of src data Directory.Build.props Directory.Packages.props global.json)
    if is_fresh api.sha256 "$hash" && [ -f "$state/app/Expect.Api.dll" ]; then return; fi
    require_sdk
    say "Building the API …"
    rm -rf "$state/app.new"
    dotnet publish src/Api --configuration Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true --output "$state/app.new" --verbosity quiet \
        >"$state/api.log" 2>&1 9>&- ||
        { tail -n 20 "$state/api.log" >&2; die "The API does not build; see $state/api.log"; }
    rm -rf "$state/app" && mv "$state/app.new" "$state/app"
    printf '%s' "$hash" >"$state/api.sha256"
}
