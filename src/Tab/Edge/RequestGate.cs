using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Edge;

/// <summary>
/// The first gate of every request: what is longer than any of ours, or could be read in two ways, ends here with our own words and headers; the
/// server below refuses only what is longer still or no HTTP at all, and its refusals are bare. Cookies are dropped, so that nothing can read one.
/// </summary>
internal sealed class RequestGate(RequestDelegate next)
{
    /// <summary>Bytes of path and query. The longest of ours has about a hundred.</summary>
    public const int LongestTarget = 2 * 1024;

    /// <summary>Bytes of all headers together, a token of Entra among them.</summary>
    public const int LargestHeaders = 24 * 1024;

    /// <summary>Under this name Kestrel hands on a Content-Length that stood beside a Transfer-Encoding.</summary>
    private const string SecondLength = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        request.Headers.Remove(HeaderNames.Cookie);
        if (TargetOf(context).Length > LongestTarget)
        {
            return EdgeProblems.WriteAsync(context, "address-too-long");
        }

        if (SizeOf(request.Headers) > LargestHeaders)
        {
            return EdgeProblems.WriteAsync(context, "headers-too-large");
        }

        if (!HasOneLength(request))
        {
            // RFC 9112 6.1, 6.3: perhaps somebody between us and the sender counts differently, so nothing after it on this connection can be trusted.
            context.Response.Headers.Connection = "close";
            return EdgeProblems.WriteAsync(context, "bad-json");
        }

        return next(context);
    }

    /// <summary>Characters of all names and values. Plain loops, because every request passes here.</summary>
    private static int SizeOf(IHeaderDictionary headers)
    {
        var size = 0;
        foreach (var (name, values) in headers)
        {
            size += name.Length;
            foreach (var value in values)
            {
                size += value?.Length ?? 0;
            }
        }

        return size;
    }

    /// <summary>The body ends where its length says, or where its chunks do, and no other coding was named.</summary>
    private static bool HasOneLength(HttpRequest request) =>
        request.Headers.TransferEncoding is not { Count: > 0 } coding
        || (string.Equals(coding.ToString(), "chunked", StringComparison.OrdinalIgnoreCase) && request.ContentLength is null && !request.Headers.ContainsKey(SecondLength));

    private static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
}
