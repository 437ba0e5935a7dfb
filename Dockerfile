# The query editor
FROM node:22-bookworm-slim AS ide
WORKDIR /src/src/Api/Ide
COPY src/Api/Ide/package.json src/Api/Ide/package-lock.json src/Api/Ide/.npmrc ./
RUN npm ci --ignore-scripts
COPY src/Api/Ide ./
RUN npm run build

# The API
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
COPY --from=ide /src/src/Api/wwwroot/ide src/Api/wwwroot/ide
RUN dotnet publish src/Api --configuration Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -p:RestoreLockedMode=true --output /app

# What runs: no SDK, no Node, no root
FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
RUN install --directory --owner=$APP_UID --mode=0700 /files
WORKDIR /app
COPY --from=build /app ./
USER $APP_UID
VOLUME /files
ENV EXPECT_URLS=http://0.0.0.0:8080 \
    EXPECT_ASSETS=/files \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
# The first start migrates and imports the reference data before it answers.
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["dotnet", "Expect.Api.dll"]
CMD ["serve"]
