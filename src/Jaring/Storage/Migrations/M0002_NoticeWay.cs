using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>By which way a member was last about to be told, so that a notice of unknown end is not shown twice (docs/decisions/0007).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0002_NoticeWay")]
internal sealed class M0002_NoticeWay : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<int>("notice_way", "outbox", nullable: false, defaultValue: 0);

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
