using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Core;
using Azure.Identity;
using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Bot.Protocol;

/// <summary>
/// The Bot Connector's REST API, as far as we use it. The bot's token goes only to hosts on the allow-list; expected failures are values; bodies of
/// errors are read for their code and dropped.
/// </summary>
internal sealed partial class ConnectorClient(
    IHttpClientFactory clients,
    AppCredentials credentials,
    ServiceHosts hosts,
    IOptions<Microsoft365Options> options,
    TimeProvider clock,
    ILogger<ConnectorClient> logger)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>How long a body may take after its headers.</summary>
    private static readonly TimeSpan BodyBudget = TimeSpan.FromSeconds(5);

    /// <summary>Failures before the first byte of a request left.</summary>
    private static readonly HttpRequestError[] NobodyThere =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    /// <summary>Sends to a conversation: POST /v3/conversations/{id}/activities.</summary>
    public Task<ConnectorAnswer> SendToConversationAsync(
        OfficeOptions office, ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        PostAsync(office, to.ServiceUrl, $"{Segment(to.ConversationId)}/activities", activity, ProtocolJson.Default.Activity, cancellationToken);

    /// <summary>Answers one activity: POST /v3/conversations/{id}/activities/{activity}.</summary>
    public Task<ConnectorAnswer> ReplyToActivityAsync(
        OfficeOptions office, ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        PostAsync(
            office,
            to.ServiceUrl,
            $"{Segment(to.ConversationId)}/activities/{Segment(activity.ReplyToId!)}",
            activity,
            ProtocolJson.Default.Activity,
            cancellationToken);

    /// <summary>Opens, or finds, the one-to-one chat with a person: POST /v3/conversations. The id in the answer is the conversation's.</summary>
    public Task<ConnectorAnswer> CreateConversationAsync(
        OfficeOptions office, string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        PostAsync(office, serviceUrl, "", parameters, ProtocolJson.Default.ConversationParameters, cancellationToken);

    private async Task<ConnectorAnswer> PostAsync<T>(
        OfficeOptions office, string serviceUrl, string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (!hosts.Allows(serviceUrl))
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Refused, "service-host-refused");
        }

        var address = new Uri($"{serviceUrl.TrimEnd('/')}/v3/conversations{(path.Length == 0 ? "" : "/")}{path}");
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        try
        {
            var answer = await PostOnceAsync(office, address, json, cancellationToken);
            if (answer.Fault != ConnectorAnswer.Unauthorized)
            {
                return answer;
            }

            credentials.Forget(office, office.StaffApp);
            var second = await PostOnceAsync(office, address, json, cancellationToken);
            if (second.Fault == ConnectorAnswer.Unauthorized)
            {
                LogNotRegistered(logger, office.Id);
            }

            return second;
        }
        catch (AuthenticationFailedException)
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Again, "token-unavailable");
        }
        catch (HttpRequestException e) when (NobodyThere.Contains(e.HttpRequestError))
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Again, "connector-away");
        }
        catch (HttpRequestException)
        {
            return ConnectorAnswer.Unanswered("connector-away");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectorAnswer.Unanswered("connector-timeout");
        }
    }

    private async Task<ConnectorAnswer> PostOnceAsync(OfficeOptions office, Uri address, byte[] json, CancellationToken cancellationToken)
    {
        var token = await credentials.For(office, office.StaffApp)
            .GetTokenAsync(new TokenRequestContext([options.Value.BotScope]), cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

        using var client = clients.CreateClient(BotServices.HttpClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (IsProxys(response))
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Again, "connector-away");
        }

        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted)
        {
            var made = await ReadAsync(response, ProtocolJson.Default.ResourceResponse, cancellationToken);
            return new ConnectorAnswer(ConnectorOutcome.Done, Id: made?.Id);
        }

        var fault = await ReadAsync(response, ProtocolJson.Default.ErrorResponse, cancellationToken);
        return ConnectorAnswer.FromError(response.StatusCode, fault?.Error?.Code, RetryAfter(response.Headers.RetryAfter));
    }

    /// <summary>
    /// A page where the connector would speak JSON: something in between said yes or no, and nothing was sent. Its own gateway writes pages for
    /// 413 and 5xx alone (teams.md §1.3), which mean what they say.
    /// </summary>
    private static bool IsProxys(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/html" && (int)response.StatusCode is < 500 and not (413 or 429);

    /// <summary>
    /// The body as far as it comes, at most 64 KB of it: a status that arrived counts, whatever becomes of its body. The room for it is borrowed, because an
    /// answer in chunks does not say how long it is.
    /// </summary>
    private async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(BodyBudget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(LargestAnswer);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, LargestAnswer), LargestAnswer, throwOnEndOfStream: false, either.Token);
            return Parse(buffer.AsSpan(0, length), type);
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gateways answer with HTML and 202 with nothing: neither is an error of its own.</summary>
    private static T? Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return json.IsEmpty ? null : JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date - clock.GetUtcNow());

    /// <summary>Ids contain <c>: ; = @ /</c> and stay one segment (rule T4).</summary>
    private static string Segment(string id) => Uri.EscapeDataString(id);

    [LoggerMessage(LogLevel.Critical, "The connector does not take the bot of {Office}, with a new token either: look at its registration and its credential.")]
    private static partial void LogNotRegistered(ILogger logger, string office);
}
