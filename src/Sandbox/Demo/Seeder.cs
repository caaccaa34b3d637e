using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Sandbox.Demo;

/// <summary>
/// Founds the demo team as five people would: each enrols keys, one proposes entry 0, all sign it, three choose a picture. It goes through the host's own API
/// with tokens of the pretend Entra, so that nothing is in the store that a person could not have put there.
/// </summary>
internal sealed class Seeder(SandboxAddresses addresses, TokenMint mint, TimeProvider time, HttpClient http)
{
    /// <summary>Does what is still missing; a founded team stays as it is.</summary>
    public async Task FoundAsync(CancellationToken cancellationToken)
    {
        var members = new List<(Person Person, string Id, MemberKeys Keys)>();
        foreach (var person in DemoOffice.Team)
        {
            var home = await GetAsync<JsonElement>(person, "home", cancellationToken);
            if (home.GetProperty("stage").GetString() is "ready" or "waiting")
                return;
            members.Add(await EnrolAsync(person, home.GetProperty("me").GetProperty("memberId").GetString()!, cancellationToken));
        }
        var entry = Directory.FoundingEntry(
            members.Select(m => new FoundingMember(m.Id, m.Keys.Kem, m.Keys.Sig, new Who(m.Person.Name, m.Person.Post, m.Person.Sex))), time.GetUtcNow());
        await SendAsync(members[0].Person, HttpMethod.Put, "founding", new { e = entry }, cancellationToken);
        foreach (var (person, _, keys) in members)
            await SendAsync(person, HttpMethod.Post, "founding/signatures", new { hash = Directory.Hash(entry), sig = Directory.Sign(entry, keys) }, cancellationToken);
        foreach (var (person, id, keys) in members)
        {
            if (DemoFaces.Of(person) is { } jpeg)
                await SendAsync(person, HttpMethod.Put, "me/picture", Pictures.Sign(DemoOffice.Id, new Reader(id, keys), 1, jpeg, time.GetUtcNow()), cancellationToken);
            keys.Dispose();
        }
    }

    private async Task<(Person Person, string Id, MemberKeys Keys)> EnrolAsync(Person person, string memberId, CancellationToken cancellationToken)
    {
        var passphrase = DemoSecrets.PassphraseOf(person)!;
        using var found = await AskAsync(person, HttpMethod.Get, "me/record", null, cancellationToken);
        if (found.StatusCode != HttpStatusCode.NotFound)
            return (person, memberId, MemberRecords.Unlock((await found.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Kept>(cancellationToken))!.Record, passphrase));
        var keys = MemberKeys.Generate();
        var record = MemberRecords.Enrol(memberId, keys, passphrase, DemoSecrets.RecoveryOf(person));
        await SendAsync(person, HttpMethod.Put, "me/record", record, cancellationToken);
        return (person, memberId, keys);
    }

    private async Task<T> GetAsync<T>(Person person, string path, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(person, HttpMethod.Get, path, null, cancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(cancellationToken))!;
    }

    private async Task SendAsync(Person person, HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(person, method, path, JsonContent.Create(body), cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Seeding {path} was refused: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private async Task<HttpResponseMessage> AskAsync(Person person, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(addresses.Dashboard, $"{DemoOffice.Id}/api/{path}")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", mint.ForTab(person));
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>What the host gives a member of her own keys; the rest is not needed here.</summary>
    private sealed record Kept(MemberRecord Record);
}
