using Jaring.Tests.Support;
using Jaring.Tests.Support.Conformance;

namespace Jaring.Tests.Sandbox;

/// <summary>The comparison of everything that passes can fail: one planted fault of each kind is found, beside the same call without it.</summary>
public sealed class PlantedTrafficTests
{
    private const string Chat = "/v3/conversations/a:1/activities";
    private const string Card = """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","wrap":true}]}}]}""";
    private const string Token = """{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"x"}""";
    private const string Batch = """{"requests":[{"id":"1","method":"GET","url":"/users/x/events/y?$select=id"}]}""";
    private const string Parts = """{"responses":[{"id":"1","status":200,"body":{"id":"y"}}]}""";

    private static readonly string Refusal = """
        {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: G Correlation ID: G Timestamp: 2026-12-01 09:00:00Z",
         "error_codes":[7000215],"timestamp":"2026-12-01 09:00:00Z","trace_id":"G","correlation_id":"G","error_uri":"https://login.microsoftonline.com/error?code=7000215"}
        """.Replace("G", "44444444-4444-4444-8444-444444444444", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string, int, string, string, string> Calls() => new()
    {
        { "graph", "GET", "/users/x/events/y", "", 200, """{"id":"y"}""", "\"id\"", "\"idd\"" },
        { "graph", "GET", "/users/x/events/y", "", 404, """{"error":{"code":"a","message":"b"}}""", "\"message\"", "\"text\"" },
        { "graph", "POST", "/users/x/events", """{"subject":"x"}""", 201, """{"id":"y"}""", "\"subject\"", "\"subjekt\"" },
        { "graph", "POST", "/$batch", Batch, 200, Parts, "$select", "$selct" },
        { "graph", "POST", "/$batch", Batch, 200, Parts, "{\"id\":\"y\"}", "{\"idd\":\"y\"}" },
        { "connector", "POST", Chat, Card, 201, """{"id":"1"}""", "\"attachments\"", "\"atachments\"" },
        { "connector", "POST", Chat, Card, 201, """{"id":"1"}""", "\"wrap\":true", "\"wrap\":\"yes\"" },
        { "connector", "POST", Chat, Card, 201, """{"id":"1"}""", "\"version\":\"1.5\"", "\"version\":\"1.6\"" },
        { "connector", "POST", Chat, Card, 201, """{"id":"1"}""", "{\"id\":\"1\"}", "{\"nr\":\"1\"}" },
        { "bot", "POST", "/api/messages", """{"type":"message","text":"x"}""", 200, "", "\"text\":\"x\"", "\"text\":7" },
        { "entra", "POST", "/t/oauth2/v2.0/token", "client_id=a&grant_type=b", 200, Token, "ext_expires_in", "ext_expires" },
        { "entra", "POST", "/t/oauth2/v2.0/token", "client_id=a&grant_type=b", 200, Token, "client_id", "klient_id" },
        { "entra", "POST", "/t/oauth2/v2.0/token", "client_id=a&grant_type=b", 401, Refusal, "AADSTS", "Fehler" },
        { "entra", "POST", "/t/oauth2/v2.0/token", "client_id=a&grant_type=b", 401, Refusal, "trace_id", "trace" },
        { "entra", "GET", "/botframework/v1/.well-known/keys", "", 200, """{"keys":[{"kty":"RSA","use":"sig","kid":"a","x5t":"a","n":"a","e":"AQAB"}]}""", "\"kid\"", "\"kit\"" },
    };

    [SpecTheory]
    [MemberData(nameof(Calls))]
    public void What_Is_Planted_Is_Found(string service, string method, string route, string body, int status, string answer, string good, string bad)
    {
        Assert.Empty(Ledger.Compare([new(service, method, route, "", body, status, answer)])!);
        Assert.NotEmpty(Ledger.Compare([new(service, method, route, "", body.Replace(good, bad, StringComparison.Ordinal), status, answer.Replace(good, bad, StringComparison.Ordinal))])!);
    }

    [SpecTheory]
    [InlineData("graph", "GET", "/users/x/evnts")]
    [InlineData("connector", "GET", "/v3/conversation/x/members")]
    [InlineData("connector", "POST", "/v3/teams/x")]
    public void An_Undescribed_Path_That_Is_Answered_Is_A_Fault_And_One_That_Is_Refused_Is_None(string service, string method, string route)
    {
        Assert.Contains("not on the reviewed list", Assert.Single(Ledger.Compare([new(service, method, route, "", "", 200, "{}")])!));
        Assert.Empty(Ledger.Compare([new(service, method, route, "", "", 404, "{}")])!);
    }

    [SpecFact]
    public void A_World_Ends_Badly_With_A_Fault_Alone()
    {
        Assert.Null(Ledger.Failure("planted", Ledger.Compare([new("graph", "GET", "/users/x/events/y", "", "", 200, """{"id":"y"}""")])));
        Assert.Contains("1 faults against ../shared/specs", Ledger.Failure("planted", Ledger.Compare([new("graph", "GET", "/evnts", "", "", 200, "{}")]))!.Message);
    }

    [SpecFact]
    public void The_Reviewed_List_Holds_Only_What_No_Description_Knows()
    {
        var check = new TrafficCheck(Path.GetDirectoryName(SpecFolder.Find(TrafficCheck.Graph))!);
        Assert.All(Undescribed.Reviewed, r => Assert.False(check.Describes(r.Service, r.Method, r.Route), $"{r.Route} is described: take it off the list"));
    }
}
