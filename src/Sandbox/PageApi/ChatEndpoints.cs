using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.PageApi;

/// <summary>The personal chat of each person with the bot.</summary>
internal static class ChatEndpoints
{
    public static void MapChats(this IEndpointRouteBuilder app)
    {
        var chats = app.MapGroup("/chats/{oid}");
        chats.MapGet("", ShowAsync);
        chats.MapPost("", async (string oid, Said said, BotChannel channel, CancellationToken ct) =>
            DemoOffice.Find(oid) is { } person && said.Text is { Length: > 0 and <= 28_000 }
                ? Results.Accepted(null, new { id = (await channel.SayAsync(person, said.Text, said.DeliveryMode, ct)).Message.Id })
                : Results.BadRequest());
        chats.MapDelete("/{message}", async (string oid, string message, BotChannel channel, CancellationToken ct) =>
            DemoOffice.Find(oid) is { } person && await channel.DeleteAsync(person, message, ct) ? Results.NoContent() : Results.NotFound());
        chats.MapPost("/invoke", async (string oid, Invoked invoked, BotChannel channel, CancellationToken ct) =>
        {
            if (DemoOffice.Find(oid) is not { } person)
                return Results.NotFound();
            var answers = await channel.InvokeAsync(person, invoked.Name, invoked.Value, invoked.Repeat, ct);
            return Results.Json(new { status = answers[0].Status, body = answers[0].Body, repeats = answers.Skip(1).Select(a => new { status = a.Status, body = a.Body }) });
        });
        chats.MapPost("/uninstall", async (string oid, BotChannel channel, CancellationToken ct) =>
        {
            if (DemoOffice.Find(oid) is not { } person)
                return Results.NotFound();
            await channel.UninstallAsync(person, ct);
            return Results.NoContent();
        });
    }

    /// <summary>Getting the app outlives the page that opened the chat: Teams tells the bot of it also when the person has gone on.</summary>
    private static async Task<IResult> ShowAsync(string oid, BotChannel channel, Chats chats)
    {
        if (DemoOffice.Find(oid) is not { } person)
            return Results.NotFound();
        await channel.InstallAsync(person, CancellationToken.None);
        var chat = chats.Of(person);
        return Results.Json(new
        {
            messages = chat.Messages.Select(m => new
            {
                m.Id,
                m.From,
                text = m.Activity["text"]?.GetValue<string>(),
                summary = m.Activity["summary"]?.GetValue<string>(),
                cards = m.Activity["attachments"] as JsonArray ?? [],
                m.At,
            }),
            copies = chat.Copies.Count,
        });
    }

    private sealed record Said(string Text, string? DeliveryMode = null);

    /// <summary>Repeat: 0 once, 1 the same id twice, 2 again under a new id after half a minute.</summary>
    private sealed record Invoked(string Name, JsonNode? Value, InvokeRepeat Repeat = InvokeRepeat.None);
}
