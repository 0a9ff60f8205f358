package io.understudy.search.control.talents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.search.entity.TalentProfile;
import java.util.List;

/** @param nextCursor where the next page begins; absent on the last */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TalentPage(List<TalentProfile> talents, String nextCursor) {}
