using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jaring.Outreach;

/// <summary>Keeps a list of texts as one JSON array: a type that SQLite and PostgreSQL both have.</summary>
internal sealed class JsonListConverter() : ValueConverter<IReadOnlyList<string>, string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
    text => JsonSerializer.Deserialize<List<string>>(text, JsonSerializerOptions.Default) ?? new List<string>());

internal sealed class JsonListComparer() : ValueComparer<IReadOnlyList<string>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
    list => list.ToList());
