using System.Net.Http.Headers;

namespace Jaring.Bot.Outgoing;

/// <summary>Status, request id, kind and waiting time of the last answer within one call of <see cref="GraphGate"/>.</summary>
internal sealed class WireTrace
{
    private static readonly AsyncLocal<WireTrace?> Ambient = new();

    public int? Status { get; private set; }

    public string? RequestId { get; private set; }

    public RetryConditionHeaderValue? RetryAfter { get; private set; }

    /// <summary>The answer is a page: a proxy's, and not Graph's, which speaks JSON.</summary>
    public bool IsPage { get; private set; }

    /// <summary>Begins a trace for the calls that the caller makes from here on.</summary>
    public static WireTrace Begin() => Ambient.Value = new WireTrace();

    /// <summary>Innermost handler of the Graph client: notes what came over the wire. A request id is kept only when it is a GUID.</summary>
    internal sealed class Handler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Ambient.Value is { } trace)
            {
                trace.Status = (int)response.StatusCode;
                trace.IsPage = response.Content.Headers.ContentType?.MediaType == "text/html";
                trace.RetryAfter = response.Headers.RetryAfter;
                trace.RequestId = response.Headers.TryGetValues("request-id", out var ids) && Guid.TryParse(ids.First(), out var id)
                    ? id.ToString()
                    : null;
            }

            return response;
        }
    }
}
