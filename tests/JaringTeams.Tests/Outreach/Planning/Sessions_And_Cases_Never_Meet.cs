using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Outreach.Planning;

public sealed class Sessions_And_Cases_Never_Meet
{
    /// <summary>No key in either direction, and no column that could hold a case's id, code or key.</summary>
    [Fact]
    public async Task In_The_Store()
    {
        await using var app = await TeamApp.StartAsync();
        var model = await app.ReadAsync(store => Task.FromResult(store.Model));
        var session = model.FindEntityType(typeof(Session))!;
        Assert.Empty(session.GetForeignKeys());
        Assert.Equal([typeof(SessionEvent)], session.GetReferencingForeignKeys().Select(k => k.DeclaringEntityType.ClrType));
        Assert.Empty(model.FindEntityType(typeof(SessionEvent))!.GetReferencingForeignKeys());
        Assert.Empty(model.FindEntityType(typeof(CalendarMark))!.GetReferencingForeignKeys().Concat(model.FindEntityType(typeof(CalendarMark))!.GetForeignKeys()));
        var tables = new[] { typeof(Session), typeof(SessionEvent), typeof(CalendarMark) };
        string[] columns = [.. tables.SelectMany(t => model.FindEntityType(t)!.GetProperties()).Select(p => p.GetColumnName()).Order(StringComparer.Ordinal)];
        Assert.DoesNotContain(columns, c => c.Contains("case", StringComparison.Ordinal) || c.Contains("receipt", StringComparison.Ordinal) || c.Contains("shred", StringComparison.Ordinal));
        Assert.Contains("meeting_notes", columns);
    }
}
