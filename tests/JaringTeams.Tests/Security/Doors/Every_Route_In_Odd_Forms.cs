using Jaring.Tests.Support;

namespace Jaring.Tests.Security.Doors;

/// <summary>Each of the team's routes, asked for without a token in forms that no page uses: the same refusal in our words, or nothing is there.</summary>
public sealed class Every_Route_In_Odd_Forms(TwoOffices world) : IClassFixture<TwoOffices>
{
    private static readonly (int, string) SignedOut = (401, "signed-out"), NotFound = (404, "not-found"), TooLong = (414, "address-too-long");

    private static readonly Dictionary<string, (Func<string, string, string> Write, (int, string) Expected)> Forms = new(StringComparer.Ordinal)
    {
        ["as it is"] = ((office, rest) => $"/{office}{rest}", SignedOut),
        ["with a stroke at its end"] = ((office, rest) => $"/{office}{rest}/", SignedOut),
        ["in capitals"] = ((office, rest) => $"/{office}{rest.ToUpperInvariant()}", SignedOut),
        ["with letters written as numbers"] = ((office, rest) => $"/{office}{rest.Replace("api", "%61p%69", StringComparison.Ordinal)}", SignedOut),
        ["by a detour"] = ((office, rest) => $"/{office}/assets/..{rest}", SignedOut),
        ["by a detour written as numbers"] = ((office, rest) => $"/{office}/assets/%2e%2E{rest}", SignedOut),
        ["with a query"] = ((office, rest) => $"/{office}{rest}?access_token=x&method=GET", SignedOut),
        ["with two strokes in front"] = ((office, rest) => $"//{office}{rest}", NotFound),
        ["with two strokes inside"] = ((office, rest) => $"/{office}/{rest}", NotFound),
        ["with a stroke written as numbers"] = ((office, rest) => $"/{office}%2f{rest[1..]}", NotFound),
        ["with a backslash"] = ((office, rest) => $"/{office}%5c{rest[1..]}", NotFound),
        ["with a parameter behind"] = ((office, rest) => $"/{office}{rest};v=1", NotFound),
        ["with a dot behind"] = ((office, rest) => $"/{office}{rest}.json", NotFound),
        ["with a line break behind"] = ((office, rest) => $"/{office}{rest}%0a", NotFound),
        ["of the office in capitals"] = ((office, rest) => $"/{office.ToUpperInvariant()}{rest}", NotFound),
        ["of an office that does not exist"] = ((_, rest) => $"/tidakada{rest}", NotFound),
        ["of no office"] = ((_, rest) => rest, NotFound),
        ["with too long a path"] = ((office, rest) => $"/{office}{rest}/{new string('a', 2048)}", TooLong),
        ["with too long a query"] = ((office, rest) => $"/{office}{rest}?{new string('a', 2048)}", TooLong),
    };

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    public static TheoryData<string> AllForms => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(AllForms))]
    public async Task Is_Refused_Or_Absent(string form)
    {
        var (write, expected) = Forms[form];
        foreach (var (route, office) in world.ClosedRoutes)
        {
            var rest = TwoOffices.Filled(route.Pattern["/{office}".Length..], office);
            var answer = await AskAsync(route.Method, write(office.Id, rest), office);
            Assert.Equal((route.ToString(), expected), (route.ToString(), (answer.Status, answer.Code)));
        }
    }

    [Fact]
    public async Task Has_No_Other_Methods_Than_Its_Own()
    {
        foreach (var paths in world.ClosedRoutes.GroupBy(r => (r.Route.Pattern, r.Office), r => r.Route.Method))
        {
            var (pattern, office) = paths.Key;
            var path = TwoOffices.Filled(pattern, office);
            foreach (var method in Methods.Except(world.Routes.Where(r => r.Pattern == pattern).Select(r => r.Method)))
            {
                var answer = await AskAsync(method, path, office, world.Token(office));
                Assert.Equal((method, path, 404, method == "HEAD" ? "" : "not-found"), (method, path, answer.Status, answer.Code));
            }
        }
    }

    private Task<RawAnswer> AskAsync(string method, string target, TestOffice office, string? token = null) => RawHttp.AskAsync(
        world.App.Address, office.Dashboard, method, target, $"Content-Length: 0\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}");
}
