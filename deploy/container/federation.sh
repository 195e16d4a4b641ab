#!/bin/sh
# The program `federation`, as it is in the image.
exec dotnet /app/cli/Federation.Cli.dll "$@"
