using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Jaring.Host.Logs;

/// <summary>
/// What may leave this process as a log line. Everything else is dropped: a library that logs an address, a body or a name tomorrow changes nothing
/// (style.md: log the event, not the person).
/// </summary>
internal static partial class AllowListLog
{
    /// <summary>Values are taken from our own lines only; others are reduced to level, category and event.</summary>
    private const string OurCategories = "Jaring.";

    private static readonly FrozenSet<string> Names = new[]
    {
        "office", "kind", "count", "ms", "status", "route", "attempt", "code", "version", "state", "request",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The named values of a line that may be shown.</summary>
    public static IEnumerable<(string Name, object Value)> Pick<TState>(string category, TState state)
    {
        if (!category.StartsWith(OurCategories, StringComparison.Ordinal) || state is not IEnumerable<KeyValuePair<string, object?>> values)
        {
            yield break;
        }

        foreach (var (name, value) in values)
        {
            if (value is not null && Names.Contains(name))
            {
                yield return (char.ToLowerInvariant(name[0]) + name[1..], Shown(value));
            }
        }
    }

    /// <summary>Numbers pass; a text must look like a code or a route, so that a sentence cannot come in under an allowed name.</summary>
    private static object Shown(object value) => value switch
    {
        bool or int or long or double => value,
        _ => value.ToString() is { } text && Code().IsMatch(text) ? text : "withheld",
    };

    [GeneratedRegex("^[A-Za-z0-9._:/{}*-]{1,64}$")]
    private static partial Regex Code();
}
