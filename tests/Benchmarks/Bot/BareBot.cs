using System.Net.Http.Headers;
using System.Text.Json;
using Jaring.Http;

namespace Jaring.Benchmarks.Bot;

/// <summary>
/// What the bot is held against: the same two HTTP calls, between them the same durable note that the activity was taken up, and nothing else. The activity is
/// read for the two ids that the answer's address needs; they are inserted, one commit each, with the product's journal and flushing; the answer is one file of
/// bytes, recorded from the product. No token is checked, none is fetched, no queue, no pace, no card is made, nobody is remembered.
/// </summary>
internal static class BareBot
{
    /// <summary>Mode of this program that runs it: <c>serve-bot ADDRESS CONNECTOR PEM ANSWER STORE</c>.</summary>
    public const string Mode = "serve-bot";

    public static async Task RunAsync(string address, string connector, string pem, string answer, string store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        await using var seen = await SeenTurns.OpenAsync(store);
        using var http = new HttpClient(OutgoingHandler.Create(pem));
        var bytes = await File.ReadAllBytesAsync(answer);
        var bearer = new AuthenticationHeaderValue("Bearer", new string('t', 900));
        app.MapGet("/readyz", () => Results.Ok());
        app.MapPost("/api/messages", async (HttpRequest incoming) =>
        {
            using var activity = await JsonDocument.ParseAsync(incoming.Body);
            var id = activity.RootElement.GetProperty("id").GetString()!;
            var conversation = activity.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
            if (!await seen.TryTakeAsync($"{conversation} {id}"))
            {
                return Results.Ok();
            }

            using var outgoing = new HttpRequestMessage(
                HttpMethod.Post, $"{connector}v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(id)}");
            outgoing.Headers.Authorization = bearer;
            outgoing.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            using var told = await http.SendAsync(outgoing);
            return Results.StatusCode(told.IsSuccessStatusCode ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway);
        });
        await app.RunAsync();
    }
}
