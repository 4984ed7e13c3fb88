# Serves the dashboard on Windows: .\run.ps1 [folder of articles]
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
$python = ".venv\Scripts\python.exe"
if (-not (Test-Path $python)) { py -3 -m venv .venv }
& $python -c "import sys; sys.exit(sys.version_info < (3, 11))"
if ($LASTEXITCODE) { throw "Dateline needs Python 3.11 or newer" }
& $python -m pip install --quiet --require-hashes --requirement requirements.lock
if ($LASTEXITCODE) { throw "The packages could not be installed" }
& $python -m pip install --quiet --no-deps --no-build-isolation --editable .
if ($LASTEXITCODE) { throw "Dateline could not be installed" }
& $python -m dateline.geocoding.compile
if ($LASTEXITCODE) { throw "The gazetteer could not be compiled" }
& .venv\Scripts\dateline.exe app @args
