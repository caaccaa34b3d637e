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
    SendPace pace,
    IOptions<Microsoft365Options> options,
    TimeProvider clock,
    ILogger<ConnectorClient> logger)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>How long a body may take after its headers.</summary>
    private static readonly TimeSpan BodyBudget = TimeSpan.FromSeconds(5);

    /// <summary>A wrong Retry-After must not silence a thread for a day.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(10);

    /// <summary>Failures before the first byte of a request left.</summary>
    private static readonly HttpRequestError[] NobodyThere =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    /// <summary>Sends to a conversation: POST /v3/conversations/{id}/activities.</summary>
    public Task<ConnectorAnswer> SendToConversationAsync(
        OfficeOptions office, ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, office, to, "activities", activity, cancellationToken);

    /// <summary>Answers one activity: POST /v3/conversations/{id}/activities/{activity}.</summary>
    public Task<ConnectorAnswer> ReplyToActivityAsync(
        OfficeOptions office, ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, office, to, $"activities/{Segment(activity.ReplyToId!)}", activity, cancellationToken);

    /// <summary>Puts another activity in the place of one of ours: PUT /v3/conversations/{id}/activities/{activity}. One that is gone is no failure.</summary>
    public async Task<ConnectorAnswer> UpdateActivityAsync(
        OfficeOptions office, ConversationReference to, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(HttpMethod.Put, office, to, $"activities/{Segment(activityId)}", activity, cancellationToken);
        return answer.Fault == ConnectorAnswer.ActivityGone ? new ConnectorAnswer(ConnectorOutcome.Done) : answer;
    }

    /// <summary>Opens, or finds, the one-to-one chat with a person: POST /v3/conversations. The id in the answer is the conversation's.</summary>
    public Task<ConnectorAnswer> CreateConversationAsync(
        OfficeOptions office, string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken) =>
        CallAsync(
            new Call(HttpMethod.Post, office, serviceUrl, "", $"with {parameters.Members[0].Id}"),
            parameters,
            ProtocolJson.Default.ConversationParameters,
            cancellationToken);

    /// <summary>
    /// Asks who is in a conversation: GET /v3/conversations/{id}/pagedmembers. Nobody sees it. The answer holds names, and nothing of it is read but its status and the mailbox of the one who is there.
    /// </summary>
    public Task<ConnectorAnswer> LookAtMembersAsync(OfficeOptions office, ConversationReference at, CancellationToken cancellationToken) =>
        CallAsync(new Call(HttpMethod.Get, office, at.ServiceUrl, $"/{Segment(at.ConversationId)}/pagedmembers", at.ConversationId), null, cancellationToken);

    private Task<ConnectorAnswer> CallAsync(
        HttpMethod method, OfficeOptions office, ConversationReference to, string path, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(
            new Call(method, office, to.ServiceUrl, $"/{Segment(to.ConversationId)}/{path}", to.ConversationId),
            activity,
            ProtocolJson.Default.Activity,
            cancellationToken);

    private Task<ConnectorAnswer> CallAsync<T>(Call call, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        CallAsync(call, JsonSerializer.SerializeToUtf8Bytes(body, type), cancellationToken);

    private async Task<ConnectorAnswer> CallAsync(Call call, byte[]? json, CancellationToken cancellationToken)
    {
        if (!hosts.Allows(call.ServiceUrl))
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Refused, "service-host-refused");
        }

        try
        {
            var answer = await PacedAsync(call, json, cancellationToken);
            if (answer.Fault != ConnectorAnswer.Unauthorized)
            {
                return answer;
            }

            var second = await PacedAsync(call, json, cancellationToken);
            if (second.Fault == ConnectorAnswer.Unauthorized)
            {
                LogNotRegistered(logger, call.Office.Id);
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

    /// <summary>Makes the call when our own pace allows it. A pause that the connector asks for holds for everybody in that thread.</summary>
    private async Task<ConnectorAnswer> PacedAsync(Call call, byte[]? json, CancellationToken cancellationToken)
    {
        var tenant = call.Office.Id;
        if (await pace.EnterAsync(tenant, call.Thread, cancellationToken) is { } later)
        {
            return new ConnectorAnswer(ConnectorOutcome.Again, ConnectorAnswer.Paced, RetryAfter: later);
        }

        var answer = await OnceAsync(call, json, cancellationToken);
        if (answer is { Fault: ConnectorAnswer.Throttled, RetryAfter: { } pause })
        {
            pace.Hold(tenant, call.Thread, pause < LongestHold ? pause : LongestHold);
        }

        return answer;
    }

    private async Task<ConnectorAnswer> OnceAsync(Call call, byte[]? json, CancellationToken cancellationToken)
    {
        var (office, app) = (call.Office, call.Office.StaffApp);
        var token = await credentials.For(office, app).GetTokenAsync(new TokenRequestContext([options.Value.BotScope]), cancellationToken);
        using var request = new HttpRequestMessage(call.Method, new Uri($"{call.ServiceUrl.TrimEnd('/')}/v3/conversations{call.Path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        if (json is not null)
        {
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        }

        using var client = clients.CreateClient(BotServices.HttpClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (IsProxys(response))
        {
            return ConnectorAnswer.Failed(ConnectorOutcome.Again, "connector-away");
        }

        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted)
        {
            return json is null
                ? new ConnectorAnswer(ConnectorOutcome.Done, Mailbox: (await ReadAsync(response, ProtocolJson.Default.ConversationMembers, cancellationToken))?.Mailbox)
                : new ConnectorAnswer(ConnectorOutcome.Done, Id: (await ReadAsync(response, ProtocolJson.Default.ResourceResponse, cancellationToken))?.Id);
        }

        var fault = await ReadAsync(response, ProtocolJson.Default.ErrorResponse, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            credentials.Forget(office, app, token);
        }

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

    /// <summary>One call: what, for whom, where, and the thread in which it counts.</summary>
    private sealed record Call(HttpMethod Method, OfficeOptions Office, string ServiceUrl, string Path, string Thread);

    /// <summary>Ids contain <c>: ; = @ /</c> and stay one segment (rule T4).</summary>
    private static string Segment(string id) => Uri.EscapeDataString(id);

    [LoggerMessage(LogLevel.Critical, "The connector does not take the bot of {Office}, with a new token either: look at its registration and its credential.")]
    private static partial void LogNotRegistered(ILogger logger, string office);
}
