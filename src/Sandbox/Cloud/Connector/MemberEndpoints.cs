using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// Who is in a conversation, for the bot. Chats give everybody at once; only channels have pages, of 50 to 500, else 200 (msteams-docs, "get
/// Teams context"). The old list ends after 10,000 and is given five times a minute.
/// </summary>
internal static class MemberEndpoints
{
    private const int MostInOldList = 10_000;
    private const int SmallestPage = 50;
    private const int LargestPage = 500;
    private const int UsualPage = 200;
    private const string PageMark = "from:";

    public static void MapMembers(this RouteGroupBuilder conversations)
    {
        conversations.MapGet("{conversation}/members", (string conversation, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => limits.TryOldMembers(Standing.Bot, chat.Place.Id)
                ? Results.Json(new JsonArray([.. Roster(chat).Take(MostInOldList)]))
                : Throttled()));
        conversations.MapGet("{conversation}/pagedmembers", (string conversation, string? pageSize, string? continuationToken, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => Page(chat, pageSize, continuationToken)));
        conversations.MapGet("{conversation}/members/{member}", (string conversation, string member, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => chat.Place.People.FirstOrDefault(p => member == p.ChatId || member == p.Id) is { } person
                ? Results.Json(Member(person))
                : Error(404, "MemberNotFoundInConversation", "The member was not found in the conversation.")));
        conversations.MapGet("{conversation}/activities/{activity}/members", (string conversation, string activity, Chats chats, ThreadLimits limits) =>
            Read(conversation, chats, limits, chat => chat.Knows(activity) ? Results.Json(new JsonArray([.. Roster(chat).Take(MostInOldList)])) : NoActivity()));
    }

    private static IResult Read(string conversation, Chats chats, ThreadLimits limits, Func<Chat, IResult> answer)
    {
        var chat = chats.Find(conversation);
        return Standing.RefusesReading(chat) ?? (limits.TryThread(CountedCall.Members, Standing.Bot, chat!.Place.Id) ? answer(chat) : Throttled());
    }

    private static IResult Page(Chat chat, string? pageSize, string? token)
    {
        if (Start(token) is not { } from || (token is not null && from >= chat.Place.People.Count + chat.State.Crowd))
            return Error(400, "BadArgument", "The continuation token is not one that was given.");
        var wanted = UsualPage;
        if (pageSize is not null && !int.TryParse(pageSize, NumberStyles.None, CultureInfo.InvariantCulture, out wanted))
            return Error(400, "BadArgument", "The page size is no number.");
        if (chat.Place.Type != "channel")
            return Results.Json(new JsonObject { ["members"] = new JsonArray([.. Roster(chat)]) });
        var size = Math.Clamp(wanted, SmallestPage, LargestPage);
        var page = new JsonObject { ["members"] = new JsonArray([.. Roster(chat).Skip(from).Take(size)]) };
        if (from + size < chat.Place.People.Count + chat.State.Crowd)
            page["continuationToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{PageMark}{from + size}")));
        return Results.Json(page);
    }

    /// <summary>Where the page begins; null for a token that was never given.</summary>
    private static int? Start(string? token)
    {
        if (token is null)
            return 0;
        Span<byte> bytes = stackalloc byte[64];
        if (token.Length > 64 || !Convert.TryFromBase64String(token, bytes, out var length))
            return null;
        var text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(PageMark, StringComparison.Ordinal) && int.TryParse(text[PageMark.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : null;
    }

    private static IEnumerable<JsonNode> Roster(Chat chat) => chat.Place.People.Select(Member).Concat(Enumerable.Range(1, chat.State.Crowd).Select(Stranger));

    /// <summary>Both names of the directory id: the old list had the second, SDKs read either (teams.md §1.3).</summary>
    private static JsonObject Member(Person p) => new()
    {
        ["id"] = p.ChatId,
        ["name"] = p.Name,
        ["aadObjectId"] = p.Id,
        ["objectId"] = p.Id,
        ["givenName"] = p.Name.Split(' ')[0],
        ["surname"] = p.Name.Split(' ')[^1],
        ["email"] = p.Mailbox,
        ["userPrincipalName"] = p.Mailbox,
        ["userRole"] = "user",
        ["tenantId"] = DemoOffice.TenantId,
    };

    private static JsonObject Stranger(int number)
    {
        var id = new Guid(number, 1, 1, [0, 0, 0, 0, 0, 0, 0, 1]).ToString();
        return new() { ["id"] = $"29:{id}", ["name"] = $"Pegawai {number}", ["aadObjectId"] = id, ["objectId"] = id, ["tenantId"] = DemoOffice.TenantId };
    }
}
