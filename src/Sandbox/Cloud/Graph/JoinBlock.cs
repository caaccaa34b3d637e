using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The Teams link of an event: its join block stands in the body, and whoever overwrites the body without it loses the link (teams.md §7.1).</summary>
internal sealed class JoinBlock(SandboxAddresses addresses, Faults faults)
{
    public static bool IsOnline(JsonObject made) => made["isOnlineMeeting"]?.GetValue<bool>() == true;

    public static string Content(JsonObject made) => made["body"]?["content"]?.GetValue<string>() ?? "";

    /// <summary>
    /// Gives a wanted meeting its link. A mailbox without a licence answers no, says "unknown", and does not make up for it later
    /// (graph-docs #9741, #4625).
    /// </summary>
    public void Give(JsonObject made)
    {
        if (!IsOnline(made) || faults.NoMeetingLink)
        {
            made["isOnlineMeeting"] = false;
            made["onlineMeetingProvider"] = "unknown";
            made["onlineMeeting"] = null;
            return;
        }
        var link = $"{addresses.Page}meet/{Guid.CreateVersion7():N}";
        made["onlineMeetingProvider"] = "teamsForBusiness";
        made["onlineMeeting"] = new JsonObject { ["joinUrl"] = link };
        made["body"] = new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = $"<html><body>{Content(made)}<div class=\"join-block\"><hr><a href=\"{link}\">Gabung rapat</a></div></body></html>",
        };
    }

    /// <summary>After a change: an event that was not online may become so, and one that was keeps its link only with the block in its body.</summary>
    public void Follow(JsonObject before, JsonObject made)
    {
        if (!IsOnline(before))
            Give(made);
        else if (made["onlineMeeting"]?["joinUrl"] is { } link && !Content(made).Contains(link.ToString(), StringComparison.Ordinal))
            made["onlineMeeting"] = null;
    }
}
