using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jaring.Tab.Dashboard;

/// <summary>One way to say no: RFC 9457 problem details with a stable <c>code</c> for the page and kind Indonesian words for the person.</summary>
internal static class Problems
{
    /// <summary>A problem with its code and words. <paramref name="more"/> are further members that the page needs to go on.</summary>
    public static ProblemHttpResult Of(string code, int status, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }
        return TypedResults.Problem(detail, statusCode: status, title: title, type: "about:blank", extensions: extensions);
    }
}
