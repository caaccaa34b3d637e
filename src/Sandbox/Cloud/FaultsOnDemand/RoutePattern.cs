using System.Text.RegularExpressions;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>Which calls a plan looks at: "POST", "*/events", "POST */events". A star stands for anything, slashes included.</summary>
internal sealed class RoutePattern
{
    private readonly string? method;
    private readonly Regex? path;

    /// <summary>Reads a pattern; null looks at everything.</summary>
    /// <exception cref="FormatException">It is neither a method, nor a path, nor both.</exception>
    public RoutePattern(string? pattern)
    {
        (method, var route) = pattern?.Split(' ') switch
        {
            null => (null, null),
            [var one] when IsPath(one) => (null, one),
            [var one] when IsMethod(one) => (one, null),
            [var one, var two] when IsMethod(one) && IsPath(two) => (one, two),
            _ => throw new FormatException("is no method, no path that begins with / or *, and not both"),
        };
        path = route is null ? null : new Regex($"^{Regex.Escape(route).Replace("\\*", ".*", StringComparison.Ordinal)}$");
    }

    public bool Fits(string calledMethod, string calledPath) =>
        (method is null || method == calledMethod) && (path is null || path.IsMatch(calledPath));

    private static bool IsMethod(string text) => text.Length > 0 && text.All(char.IsAsciiLetterUpper);

    private static bool IsPath(string text) => text.StartsWith('/') || text.StartsWith('*');
}
