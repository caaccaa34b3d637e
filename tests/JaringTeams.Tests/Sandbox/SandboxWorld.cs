using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using Jaring.Tests.Support.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Jaring.Tests.Sandbox;

/// <summary>The real Sandbox on free ports, spoken to over its own HTTPS with its own certificate and nobody else's.</summary>
public class SandboxWorld : IAsyncLifetime
{
    public const string GraphScope = "https://graph.microsoft.com/.default";
    public const string BotScope = "https://api.botframework.com/.default";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"jaring-sandbox-{Path.GetRandomFileName()}");

    internal SandboxApp App { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    /// <summary>The clock of the pretend cloud; the host beside it keeps real time.</summary>
    internal virtual TimeProvider Clock => TimeProvider.System;

    internal Records Records => App.Cloud.GetRequiredService<Records>();

    internal Faults Faults => App.Cloud.GetRequiredService<Faults>();

    private protected virtual SandboxOptions Options => new() { PortBase = 0, DataFolder = folder, Founded = false, DrillsEvery = TimeSpan.FromDays(3650) };

    private protected string DataFolder => folder;

    /// <summary>What a test changes in the host.</summary>
    private protected virtual void ConfigureHost(WebApplicationBuilder builder)
    {
    }

    public async Task InitializeAsync()
    {
        App = await SandboxApp.StartAsync(Options, Clock, ConfigureHost);
        var own = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "sandbox-certificate.pem")));
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, given, _, errors) =>
                    !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && given?.GetCertHashString() == own.GetCertHashString(),
            },
        };
        Http = new HttpClient(handler) { BaseAddress = App.Addresses.Cloud };
    }

    public async Task DisposeAsync()
    {
        var traffic = Records.ToTraffic();
        Http.Dispose();
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        Ledger.Close(GetType().Name, traffic);
    }

    /// <summary>A person by name.</summary>
    internal static Person Person(string name) => DemoOffice.People.Single(p => p.Name.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Asks the token endpoint, as MSAL does.</summary>
    internal async Task<(int Status, JsonNode Body)> AskTokenAsync(IReadOnlyDictionary<string, string> form, string tenant = DemoOffice.TenantId)
    {
        using var answer = await Http.PostAsync($"/{tenant}/oauth2/v2.0/token", new FormUrlEncodedContent(form));
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    internal async Task<string> TokenAsync(DemoApp app, string scope)
    {
        var (status, body) = await AskTokenAsync(TokenForm(app, scope));
        Assert.Equal(200, status);
        return body["access_token"]!.GetValue<string>();
    }

    internal static Dictionary<string, string> TokenForm(DemoApp app, string scope) => new()
    {
        ["client_id"] = app.ClientId,
        ["client_secret"] = app.Secret,
        ["grant_type"] = "client_credentials",
        ["scope"] = scope,
    };

    /// <summary>A call with a bearer token; without one when it is empty.</summary>
    internal async Task<Answer> CallAsync(string token, string method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.RetryAfter?.ToString());
    }

    /// <summary>The real SDK with the app's token; a client of its own, which repeats nothing.</summary>
    internal async Task<GraphServiceClient> GraphAsync(DemoApp? app = null)
    {
        var token = await TokenAsync(app ?? DemoOffice.TeamApp, GraphScope);
        var http = new HttpClient(new WithToken(token, Http), disposeHandler: true);
        return new GraphServiceClient(http, (IAuthenticationProvider)new AnonymousAuthenticationProvider(), new Uri(App.Addresses.Cloud, "graph/v1.0").ToString());
    }

    internal sealed record Answer(int Status, string Text, string? Type, string? RetryAfter)
    {
        public JsonNode Json => JsonNode.Parse(Text)!;

        public string? Code => (string?)Json["error"]!["code"];
    }

    private sealed class WithToken(string token, HttpClient inner) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var (name, values) in request.Headers)
                copy.Headers.TryAddWithoutValidation(name, values);
            copy.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await inner.SendAsync(copy, cancellationToken);
        }
    }
}

/// <summary>The same with a clock that stands still.</summary>
public sealed class TimelessSandbox : SandboxWorld
{
    internal ManualClock Manual { get; } = new(DateTimeOffset.UtcNow);

    internal override TimeProvider Clock => Manual;
}
