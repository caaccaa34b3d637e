using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>Teams' own two calls about a team, which no official description has (specs/findings.md §2): botbuilder's TeamDetails and ConversationList.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this RouteGroupBuilder team)
    {
        team.MapGet("", (string team, Chats chats, ThreadLimits limits) => Read(team, chats, limits, CountedCall.Members, general => new JsonObject
        {
            ["id"] = DemoPlaces.TeamId,
            ["name"] = DemoOffice.Name,
            ["aadGroupId"] = DemoPlaces.TeamGroupId,
            ["type"] = "standard",
            ["channelCount"] = DemoPlaces.Channels.Count,
            ["memberCount"] = general.Place.People.Count + general.State.Crowd,
        }));

        // The general channel has no name of its own: each client shows it in its own language.
        team.MapGet("conversations", (string team, Chats chats, ThreadLimits limits) => Read(team, chats, limits, CountedCall.Conversations, _ => new JsonObject
        {
            ["conversations"] = new JsonArray([.. DemoPlaces.Channels.Select(c => new JsonObject { ["id"] = c.Id, ["name"] = c.Id == DemoPlaces.TeamId ? null : c.Name })]),
        }));
    }

    private static IResult Read(string team, Chats chats, ThreadLimits limits, CountedCall call, Func<Chat, JsonObject> answer)
    {
        var general = team == DemoPlaces.TeamId ? chats.Find(team) : null;
        return Standing.RefusesReading(general) ?? (limits.TryThread(call, Standing.Bot, team) ? Results.Json(answer(general!)) : Throttled());
    }
}
