using System.Net;
using System.Text;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Jaring.Tab.Attendance;

/// <summary>Reads what a page without a script sends: a small form, and never more than its page could send.</summary>
internal static class FormBody
{
    private const int Most = 8 * 1024;

    /// <summary>The fields; one that was not sent is empty.</summary>
    /// <exception cref="RequestRefused"><c>unsupported-media</c> or <c>too-large</c>.</exception>
    public static async Task<Func<string, string>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestRefused("unsupported-media");
        }

        var buffer = new byte[Most + 1];
        var read = request.ContentLength > Most ? buffer.Length : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read > Most)
        {
            throw new RequestRefused("too-large");
        }

        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(buffer, 0, read));
        return name => fields.TryGetValue(name, out var values) ? values[0] ?? "" : "";
    }

    /// <summary>Text that stands in a page, or in a quoted attribute.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(text);
}
