using System.Net;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>
/// The body of an event that has one already. Teams keeps its join block in it, and whoever sends a body without that block takes the link away
/// (teams.md §7): so a link is put in beside whatever stands there, and nothing else is touched.
/// </summary>
internal static class EventBody
{
    /// <summary>The body with another link, or null when it is so already.</summary>
    public static ItemBody? WithLink(ItemBody? held, string? from, string? to)
    {
        var content = held?.Content ?? "";
        var isHtml = held?.ContentType != BodyType.Text;
        var changed = Replace(content, isHtml, from, to);
        return changed == content ? null : new ItemBody { ContentType = isHtml ? BodyType.Html : BodyType.Text, Content = changed };
    }

    private static string Replace(string content, bool isHtml, string? from, string? to)
    {
        var (old, fresh) = (Written(from, isHtml), Written(to, isHtml));
        if (fresh.Length > 0 && content.Contains(fresh, StringComparison.Ordinal))
        {
            return content;
        }

        if (old.Length > 0 && content.Contains(old, StringComparison.Ordinal))
        {
            return content.Replace(old, fresh, StringComparison.Ordinal);
        }

        return fresh.Length == 0 ? content : isHtml ? content.Insert(StartOf(content), $"<p><a href=\"{fresh}\">{fresh}</a></p>") : $"{content}\n\n{fresh}";
    }

    private static string Written(string? link, bool isHtml) => link is null ? "" : isHtml ? WebUtility.HtmlEncode(link) : link;

    /// <summary>Behind the body tag, or at the beginning of a fragment.</summary>
    private static int StartOf(string html)
    {
        var tag = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        return tag < 0 ? 0 : html.IndexOf('>', tag) + 1;
    }
}
